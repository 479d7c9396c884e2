-- What oversight remembers of its own runs. No truth lies here: all of it may be dropped.
CREATE SCHEMA oversight;

CREATE TABLE oversight.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope text COLLATE "C" NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  rows_read bigint NOT NULL,
  entries_read bigint NOT NULL,
  findings bigint NOT NULL
);

GRANT USAGE ON SCHEMA oversight TO perennial_verify, perennial_app;
GRANT SELECT, INSERT ON oversight.run TO perennial_verify;
GRANT SELECT ON oversight.run TO perennial_app;
