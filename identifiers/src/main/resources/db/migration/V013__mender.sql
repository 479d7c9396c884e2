-- Who sets rows right from their entries: it may change rows and add entries, and change none.
GRANT USAGE ON SCHEMA journal, identifiers TO perennial_mender;
GRANT SELECT ON journal.epoch, journal.head, journal.entry, journal.entry_personal, journal.chain,
  journal.stream, identifiers.object, identifiers.alias TO perennial_mender;
GRANT UPDATE ON journal.head TO perennial_mender;
GRANT INSERT ON journal.entry, journal.chain TO perennial_mender;
GRANT USAGE ON SEQUENCE journal.entry_id TO perennial_mender;
-- The lists of entries and the objects are projections as the rooms' tables are.
GRANT INSERT, DELETE ON journal.stream TO perennial_mender;
GRANT INSERT, UPDATE, DELETE ON identifiers.object, identifiers.alias TO perennial_mender;

CREATE POLICY mends ON journal.entry TO perennial_mender USING (true);
CREATE POLICY mends ON journal.entry_personal FOR SELECT TO perennial_mender USING (true);
CREATE POLICY mends ON journal.chain TO perennial_mender USING (true);
