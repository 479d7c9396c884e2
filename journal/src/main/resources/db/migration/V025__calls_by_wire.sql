-- Who verifies sees on which wire a licensee calls, and of which kind of object: method and path.
GRANT SELECT (operation) ON journal.attempt TO perennial_verify;
