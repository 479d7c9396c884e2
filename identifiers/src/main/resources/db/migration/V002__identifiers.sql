-- Every object of the registry, once, with its owner. Belongs to no generation; never changes.
CREATE SCHEMA identifiers;

CREATE TABLE identifiers.object (
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL CHECK (serial > 0),
  licensee_id bigint NOT NULL,
  prefix text COLLATE "C" NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (kind, serial),
  UNIQUE (licensee_id, kind, serial)
);

-- Other names of one object: of other systems, and of this one in other times.
CREATE TABLE identifiers.alias (
  scheme text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (scheme, kind, value),
  FOREIGN KEY (licensee_id, kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON identifiers.alias (licensee_id, kind, serial);

-- The next serial of each kind. Blocks are taken from it and never given back.
CREATE TABLE identifiers.allocation (
  kind text COLLATE "C" PRIMARY KEY,
  next_serial bigint NOT NULL CHECK (next_serial > 0)
) WITH (fillfactor = 50);

GRANT USAGE ON SCHEMA identifiers TO perennial_app, perennial_verify;
GRANT SELECT, INSERT ON identifiers.object, identifiers.alias TO perennial_app;
GRANT SELECT, INSERT, UPDATE ON identifiers.allocation TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA identifiers TO perennial_verify;
