-- What the law had destroyed. A row here says that every personal part of the object from before
-- the entry is gone, or is being destroyed now; its columns in other tables are empty from then on.
CREATE TABLE journal.erasure (
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL CHECK (serial > 0),
  licensee_id bigint NOT NULL,
  entry_id bigint NOT NULL,
  erased_at timestamptz NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (kind, serial)
);
-- For the look at what was recorded lately and perhaps not yet destroyed.
CREATE INDEX ON journal.erasure (erased_at);

-- An object whose key was destroyed may get new personal parts, under a new key: a writer that
-- comes after the erasure must never take the old one, though it is destroyed a moment later.
ALTER TABLE journal.object_key ADD COLUMN made_by bigint NOT NULL DEFAULT 0;
ALTER TABLE journal.object_key DROP CONSTRAINT object_key_pkey;
ALTER TABLE journal.object_key ADD PRIMARY KEY (kind, serial, made_by);

GRANT SELECT, INSERT, UPDATE ON journal.erasure TO perennial_app;
GRANT SELECT ON journal.erasure TO perennial_verify, perennial_eraser;
-- It is folded from entries as all rows are, and set right from them.
GRANT SELECT, INSERT, UPDATE, DELETE ON journal.erasure TO perennial_mender;

-- The eraser finds by these what belongs to an object; facts it does not read.
GRANT SELECT ON journal.stream TO perennial_eraser;
GRANT SELECT (entry_id, licensee_id, parties, recorded_at) ON journal.entry TO perennial_eraser;
CREATE POLICY erases ON journal.entry FOR SELECT TO perennial_eraser USING (true);
