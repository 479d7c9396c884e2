-- The files of the rules that a registry began with: a later release may come with others.
-- Written once; a registry of before has none until its next start.
ALTER TABLE rulebook.founding ADD COLUMN content bytea;
