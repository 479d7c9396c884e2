-- A run that was cut short goes on where it was; a later one knows how much there once was.
ALTER TABLE oversight.run ALTER COLUMN finished_at DROP NOT NULL;

CREATE TABLE oversight.progress (
  run_id bigint NOT NULL,
  licensee_id bigint NOT NULL,
  rows_read bigint NOT NULL,
  entries_read bigint NOT NULL,
  findings bigint NOT NULL,
  PRIMARY KEY (run_id, licensee_id)
);

-- The most rows that each licensee was found to have, with those that were lawfully withdrawn.
CREATE TABLE oversight.most (
  licensee_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (licensee_id, name)
);

GRANT UPDATE ON oversight.run TO perennial_verify;
GRANT SELECT, INSERT, UPDATE, DELETE ON oversight.progress, oversight.most TO perennial_verify;
