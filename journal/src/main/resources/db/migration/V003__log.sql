-- The log over the entries. Indices are dense; entry_id needs no foreign key, since entries are
-- deleted by nobody, and checking it would lock and so rewrite every entry once.
CREATE TABLE journal.leaf (
  log_index bigint PRIMARY KEY CHECK (log_index >= 0),
  entry_id bigint NOT NULL UNIQUE,
  leaf_hash bytea NOT NULL UNIQUE CHECK (length(leaf_hash) = 32)
);

-- The one head of the tree. Every entry with an id up to settled has a leaf, or never will be.
CREATE TABLE journal.tree (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  settled bigint NOT NULL CHECK (settled >= 0)
) WITH (fillfactor = 50);
INSERT INTO journal.tree VALUES (true, 0, sha256(''), 0);

-- A cache that any node makes anew from the leaves; each tile as wide as it is now.
CREATE TABLE journal.tile (
  level integer NOT NULL CHECK (level >= 0),
  n bigint NOT NULL CHECK (n >= 0),
  bytes bytea NOT NULL CHECK (length(bytes) % 32 = 0 AND length(bytes) BETWEEN 32 AND 8192),
  PRIMARY KEY (level, n)
);
ALTER TABLE journal.tile ALTER COLUMN bytes SET STORAGE EXTERNAL; -- hashes do not compress

CREATE TABLE journal.checkpoint (
  size bigint PRIMARY KEY CHECK (size >= 0),
  note bytea NOT NULL,
  signed_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON journal.leaf, journal.tile, journal.checkpoint TO perennial_log;
GRANT UPDATE (bytes) ON journal.tile TO perennial_log;
GRANT SELECT, UPDATE ON journal.tree TO perennial_log;
GRANT SELECT ON journal.leaf, journal.tree, journal.tile, journal.checkpoint
  TO perennial_app, perennial_verify;
