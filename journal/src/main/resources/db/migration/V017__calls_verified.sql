-- Who verifies sees that a call is kept, so that none is that the law had destroyed; and nothing of
-- what was asked or answered.
REVOKE SELECT ON journal.attempt FROM perennial_verify;
GRANT SELECT (attempt_id, licensee_id, recorded_at) ON journal.attempt TO perennial_verify;
CREATE POLICY verifies ON journal.attempt FOR SELECT TO perennial_verify USING (true);
