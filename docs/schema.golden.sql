-- The tables of all rooms, as the registry makes them at its first start. Written by
-- ./perennial golden from the rows' records; what belongs to no generation is in the
-- migrations of journal and identifiers.

CREATE SCHEMA rulebook_g1;

CREATE TABLE rulebook_g1.published_set (
  licensee_id bigint NOT NULL,
  number bigint NOT NULL,
  set_name text COLLATE "C" NOT NULL,
  set_version integer NOT NULL,
  first_day date NOT NULL,
  content text COLLATE "C" NOT NULL,
  report text COLLATE "C" NOT NULL,
  approvers text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  published_at timestamptz NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, number),
  CHECK (licensee_id = 0)
);
ALTER TABLE rulebook_g1.published_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON rulebook_g1.published_set FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON rulebook_g1.published_set FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON rulebook_g1.published_set FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON rulebook_g1.published_set FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA rulebook_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA rulebook_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA rulebook_g1 TO perennial_verify;

CREATE SCHEMA licensing_g1;

CREATE TABLE licensing_g1.licensee (
  licensee_id bigint NOT NULL,
  code text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  medical_endorsement boolean NOT NULL,
  certificate_number text COLLATE "C" NOT NULL,
  address1 text COLLATE "C" NOT NULL,
  address2 text COLLATE "C" NOT NULL,
  city text COLLATE "C" NOT NULL,
  state_code text COLLATE "C" NOT NULL,
  postal_code text COLLATE "C" NOT NULL,
  country_code text COLLATE "C" NOT NULL,
  phone text COLLATE "C" NOT NULL,
  email text COLLATE "C" NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  suspended boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  expires date,
  renamed boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  licensee_id_kind text COLLATE "C" GENERATED ALWAYS AS ('MM'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id),
  FOREIGN KEY (licensee_id, licensee_id_kind, licensee_id) REFERENCES identifiers.object (licensee_id, kind, serial),
  UNIQUE (code)
);
ALTER TABLE licensing_g1.licensee ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.licensee FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON licensing_g1.licensee FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.licensee FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.licensee FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.license (
  licensee_id bigint NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  code text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  tier text COLLATE "C" NOT NULL,
  endorsements text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL,
  expires date,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, n),
  CHECK ((n = 0) = (valid_to IS NULL AND recorded_to IS NULL)),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (licensee_id WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE,
  EXCLUDE USING gist (code WITH =, valid WITH &&, recorded WITH &&) WHERE (status IN ('active', 'suspended', 'expired')) DEFERRABLE
);
CREATE INDEX ON licensing_g1.license (code);
ALTER TABLE licensing_g1.license ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.license FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON licensing_g1.license FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.license FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.license FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.premises (
  licensee_id bigint NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  address1 text COLLATE "C" NOT NULL,
  address2 text COLLATE "C" NOT NULL,
  city text COLLATE "C" NOT NULL,
  state_code text COLLATE "C" NOT NULL,
  postal_code text COLLATE "C" NOT NULL,
  country_code text COLLATE "C" NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, n),
  CHECK ((n = 0) = (valid_to IS NULL AND recorded_to IS NULL)),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (licensee_id WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
ALTER TABLE licensing_g1.premises ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.premises FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON licensing_g1.premises FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.premises FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.premises FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.party (
  licensee_id bigint NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  name text COLLATE "C" NOT NULL,
  certificate_number text COLLATE "C" NOT NULL,
  phone text COLLATE "C" NOT NULL,
  email text COLLATE "C" NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, n),
  CHECK ((n = 0) = (valid_to IS NULL AND recorded_to IS NULL)),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (licensee_id WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
CREATE INDEX ON licensing_g1.party (certificate_number);
ALTER TABLE licensing_g1.party ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.party FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON licensing_g1.party FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.party FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.party FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.app_user (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  auth_level text COLLATE "C" NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  licensees text COLLATE "C" NOT NULL,
  personal bytea,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('US'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (licensee_id = 0)
);
CREATE INDEX ON licensing_g1.app_user (external_id, serial);
ALTER TABLE licensing_g1.app_user ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.app_user FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.app_user FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.app_user FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.app_user FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.person (
  licensee_id bigint NOT NULL,
  user_serial bigint NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  auth_level text COLLATE "C" NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  personal bytea,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, user_serial, n),
  CHECK (licensee_id = 0),
  CHECK (n > 0 OR recorded_to IS NULL),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (user_serial WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
ALTER TABLE licensing_g1.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.person FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.person FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.person FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.person FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.member (
  licensee_id bigint NOT NULL,
  user_serial bigint NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  role text COLLATE "C" NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, user_serial, n),
  CHECK (n > 0 OR recorded_to IS NULL),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (licensee_id WITH =, user_serial WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
ALTER TABLE licensing_g1.member ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.member FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.member FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.member FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.member FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.api_key (
  digest text COLLATE "C" NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  licensee_id bigint NOT NULL,
  user_serial bigint NOT NULL,
  only_for bigint,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  user_serial_kind text COLLATE "C" GENERATED ALWAYS AS ('US'::text) STORED,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (digest, n),
  FOREIGN KEY (licensee_id, user_serial_kind, user_serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (length(digest) = 64),
  CHECK (n > 0 OR recorded_to IS NULL),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (digest WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
CREATE INDEX ON licensing_g1.api_key (user_serial);
ALTER TABLE licensing_g1.api_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.api_key FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.api_key FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.api_key FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.api_key FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.device (
  licensee_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  public_key text COLLATE "C" NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, name, n),
  CHECK (length(public_key) = 64),
  CHECK (n > 0 OR recorded_to IS NULL),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (licensee_id WITH =, name WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE,
  EXCLUDE USING gist (public_key WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
CREATE INDEX ON licensing_g1.device (public_key);
ALTER TABLE licensing_g1.device ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.device FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON licensing_g1.device FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.device FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.device FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.area (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  quarantine boolean NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON licensing_g1.area (licensee_id, external_id, serial);
ALTER TABLE licensing_g1.area ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.area FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.area FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.area FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.area FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.accreditation (
  licensee_id bigint NOT NULL,
  scope text COLLATE "C" NOT NULL,
  n integer NOT NULL,
  kept integer NOT NULL,
  reference text COLLATE "C" NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz,
  valid tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(valid_from, valid_to)) STORED,
  recorded tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(recorded_from, recorded_to)) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, scope, n),
  CHECK (n > 0 OR recorded_to IS NULL),
  CHECK (NOT isempty(valid)),
  CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (licensee_id WITH =, scope WITH =, valid WITH &&, recorded WITH &&) DEFERRABLE
);
CREATE INDEX ON licensing_g1.accreditation (scope);
ALTER TABLE licensing_g1.accreditation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.accreditation FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON licensing_g1.accreditation FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.accreditation FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.accreditation FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.license_order (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  concerned bigint NOT NULL,
  act text COLLATE "C" NOT NULL,
  terms text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  ordered_by bigint NOT NULL,
  ordered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  decided_by bigint,
  decided_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('LO'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (licensee_id = 0)
);
CREATE INDEX ON licensing_g1.license_order (concerned, serial);
ALTER TABLE licensing_g1.license_order ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.license_order FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.license_order FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.license_order FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.license_order FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.notice (
  licensee_id bigint NOT NULL,
  order_serial bigint NOT NULL,
  act text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  since timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, order_serial)
);
ALTER TABLE licensing_g1.notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.notice FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.notice FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.notice FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.notice FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.imported_list (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  digest text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  row_count integer NOT NULL,
  taken_at timestamptz NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('LL'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (licensee_id = 0),
  UNIQUE (digest)
);
ALTER TABLE licensing_g1.imported_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.imported_list FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.imported_list FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.imported_list FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.imported_list FOR SELECT TO perennial_verify USING (true);

CREATE TABLE licensing_g1.list_row (
  licensee_id bigint NOT NULL,
  list bigint NOT NULL,
  line integer NOT NULL,
  global_id text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  fate text COLLATE "C" NOT NULL,
  why text COLLATE "C" NOT NULL,
  proposals text COLLATE "C" NOT NULL,
  taken_at timestamptz NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, list, line),
  CHECK (licensee_id = 0)
);
ALTER TABLE licensing_g1.list_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON licensing_g1.list_row FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON licensing_g1.list_row FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON licensing_g1.list_row FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON licensing_g1.list_row FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA licensing_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA licensing_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA licensing_g1 TO perennial_verify;

CREATE SCHEMA cultivation_g1;

CREATE TABLE cultivation_g1.strain (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON cultivation_g1.strain (licensee_id, external_id, serial);
ALTER TABLE cultivation_g1.strain ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON cultivation_g1.strain FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON cultivation_g1.strain FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON cultivation_g1.strain FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON cultivation_g1.strain FOR SELECT TO perennial_verify USING (true);

CREATE TABLE cultivation_g1.plant_batch (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL,
  area bigint NOT NULL,
  strain bigint NOT NULL,
  mother_plant bigint,
  num_plants integer NOT NULL,
  live_plants integer NOT NULL,
  all_plants integer NOT NULL,
  is_parent boolean NOT NULL,
  planted_at timestamptz NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  mother_plant_kind text COLLATE "C" GENERATED ALWAYS AS ('PL'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, mother_plant_kind, mother_plant) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (num_plants >= 0),
  CHECK (live_plants between 0 and all_plants)
);
CREATE INDEX ON cultivation_g1.plant_batch (licensee_id, external_id, serial);
CREATE INDEX ON cultivation_g1.plant_batch (licensee_id, strain, status);
ALTER TABLE cultivation_g1.plant_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON cultivation_g1.plant_batch FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON cultivation_g1.plant_batch FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON cultivation_g1.plant_batch FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON cultivation_g1.plant_batch FOR SELECT TO perennial_verify USING (true);

CREATE TABLE cultivation_g1.harvest (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  status text COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  strain bigint NOT NULL,
  area bigint NOT NULL,
  flower_area bigint,
  other_area bigint,
  num_plants integer NOT NULL,
  qty_harvest numeric(18,4) NOT NULL,
  flower_wet numeric(18,4) NOT NULL,
  other_wet numeric(18,4) NOT NULL,
  flower_dry numeric(18,4) NOT NULL,
  other_dry numeric(18,4) NOT NULL,
  flower_waste numeric(18,4) NOT NULL,
  other_waste numeric(18,4) NOT NULL,
  flower_finished numeric(18,4) NOT NULL,
  other_finished numeric(18,4) NOT NULL,
  flower_taken numeric(18,4) NOT NULL,
  other_taken numeric(18,4) NOT NULL,
  planted_at timestamptz NOT NULL,
  harvested_at timestamptz NOT NULL,
  closed_at timestamptz,
  external_id text COLLATE "C" NOT NULL,
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  flower_area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  other_area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, flower_area_kind, flower_area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, other_area_kind, other_area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (num_plants >= 0),
  CHECK (flower_dry >= 0 AND flower_waste >= 0 AND flower_taken >= 0),
  CHECK (flower_dry + flower_waste + flower_taken <= flower_wet),
  CHECK (other_dry >= 0 AND other_waste >= 0 AND other_taken >= 0),
  CHECK (other_dry + other_waste + other_taken <= other_wet),
  CHECK (flower_finished between 0 and flower_dry),
  CHECK (other_finished between 0 and other_dry)
);
CREATE INDEX ON cultivation_g1.harvest (licensee_id, external_id, serial);
CREATE INDEX ON cultivation_g1.harvest (licensee_id, area, status);
CREATE INDEX ON cultivation_g1.harvest (licensee_id, other_area, status);
CREATE INDEX ON cultivation_g1.harvest (licensee_id, strain, status);
ALTER TABLE cultivation_g1.harvest ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON cultivation_g1.harvest FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON cultivation_g1.harvest FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON cultivation_g1.harvest FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON cultivation_g1.harvest FOR SELECT TO perennial_verify USING (true);

CREATE TABLE cultivation_g1.plant (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  batch bigint NOT NULL,
  harvest bigint,
  origin text COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL,
  area bigint NOT NULL,
  strain bigint NOT NULL,
  mother_plant bigint,
  is_mother boolean NOT NULL,
  plant_created_at timestamptz NOT NULL,
  harvested_at timestamptz,
  moved_at timestamptz,
  external_id text COLLATE "C" NOT NULL,
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('PL'::text) STORED,
  batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  harvest_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  mother_plant_kind text COLLATE "C" GENERATED ALWAYS AS ('PL'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, batch_kind, batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, harvest_kind, harvest) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, mother_plant_kind, mother_plant) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON cultivation_g1.plant (licensee_id, batch, serial);
CREATE INDEX ON cultivation_g1.plant (licensee_id, harvest, serial);
CREATE INDEX ON cultivation_g1.plant (licensee_id, area, stage);
CREATE INDEX ON cultivation_g1.plant (licensee_id, strain, stage);
CREATE INDEX ON cultivation_g1.plant (licensee_id, stage, serial);
CREATE INDEX ON cultivation_g1.plant (licensee_id, external_id, serial);
ALTER TABLE cultivation_g1.plant ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON cultivation_g1.plant FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON cultivation_g1.plant FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON cultivation_g1.plant FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON cultivation_g1.plant FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA cultivation_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA cultivation_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA cultivation_g1 TO perennial_verify;

CREATE SCHEMA inventory_g1;

CREATE TABLE inventory_g1.product_type (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  intermediate_type text COLLATE "C" NOT NULL,
  uom text COLLATE "C" NOT NULL,
  unit_weight numeric(18,4),
  infused boolean NOT NULL,
  cannabis numeric(18,4),
  strain bigint,
  automatic text COLLATE "C",
  original_serial bigint,
  external_id text COLLATE "C",
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('TY'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (unit_weight > 0)
);
CREATE INDEX ON inventory_g1.product_type (licensee_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON inventory_g1.product_type (licensee_id, automatic) WHERE automatic IS NOT NULL;
CREATE INDEX ON inventory_g1.product_type (licensee_id, original_serial);
CREATE INDEX ON inventory_g1.product_type (licensee_id, strain);
ALTER TABLE inventory_g1.product_type ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.product_type FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.product_type FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.product_type FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.product_type FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.production_batch (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  form text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  area bigint NOT NULL,
  strain bigint,
  external_id text COLLATE "C",
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.production_batch (licensee_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON inventory_g1.production_batch (licensee_id, strain);
ALTER TABLE inventory_g1.production_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.production_batch FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.production_batch FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.production_batch FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.production_batch FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.lot (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  product_type bigint NOT NULL,
  area bigint NOT NULL,
  strain bigint,
  batch bigint NOT NULL,
  uom text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  parent bigint,
  portions_left bigint NOT NULL,
  test_path text COLLATE "C" NOT NULL,
  sample_of text COLLATE "C",
  trade_sample text COLLATE "C",
  medically_compliant boolean NOT NULL,
  initial_inventory boolean NOT NULL,
  sent_for_testing boolean NOT NULL,
  external_id text COLLATE "C",
  legacy_id text COLLATE "C",
  original_id text COLLATE "C",
  supplier_id text COLLATE "C",
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  product_type_kind text COLLATE "C" GENERATED ALWAYS AS ('TY'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  parent_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, product_type_kind, product_type) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, batch_kind, batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, parent_kind, parent) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.lot (licensee_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON inventory_g1.lot (licensee_id, batch, serial);
CREATE INDEX ON inventory_g1.lot (licensee_id, product_type, serial);
CREATE INDEX ON inventory_g1.lot (licensee_id, area, serial);
CREATE INDEX ON inventory_g1.lot (licensee_id, strain, serial);
CREATE INDEX ON inventory_g1.lot (licensee_id, created_at);
ALTER TABLE inventory_g1.lot ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.lot FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.lot FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.lot FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.lot FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.lot_source (
  licensee_id bigint NOT NULL,
  lot bigint NOT NULL,
  source bigint NOT NULL,
  quantity numeric(18,4) NOT NULL,
  uom text COLLATE "C" NOT NULL,
  unaltered boolean NOT NULL,
  created_at timestamptz NOT NULL,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  source_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, lot, source),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, source_kind, source) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.lot_source (licensee_id, source);
ALTER TABLE inventory_g1.lot_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.lot_source FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.lot_source FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.lot_source FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.lot_source FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.balance (
  licensee_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  account text COLLATE "C" NOT NULL,
  transfer bigint NOT NULL,
  unit text COLLATE "C" NOT NULL,
  amount numeric(18,4) NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, kind, serial, account, transfer),
  FOREIGN KEY (licensee_id, kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (amount >= 0)
);
ALTER TABLE inventory_g1.balance ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.balance FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.balance FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.balance FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.balance FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.posting (
  licensee_id bigint NOT NULL,
  entry_id bigint NOT NULL,
  n integer NOT NULL,
  account text COLLATE "C" NOT NULL,
  kind text COLLATE "C",
  serial bigint,
  transfer bigint NOT NULL,
  unit text COLLATE "C" NOT NULL,
  amount numeric(18,4) NOT NULL,
  reason text COLLATE "C" NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, entry_id, n),
  FOREIGN KEY (licensee_id, kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.posting (licensee_id, kind, serial);
ALTER TABLE inventory_g1.posting ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.posting FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.posting FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.posting FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.posting FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.adjustment (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  lot bigint NOT NULL,
  delta numeric(18,4) NOT NULL,
  uom text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  memo text COLLATE "C" NOT NULL,
  external_id text COLLATE "C",
  adjusted_at timestamptz NOT NULL,
  user_serial bigint NOT NULL,
  adjusted_by text COLLATE "C",
  created_at timestamptz NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('IA'::text) STORED,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.adjustment (licensee_id, lot, serial);
CREATE INDEX ON inventory_g1.adjustment (licensee_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON inventory_g1.adjustment (licensee_id, adjusted_at);
ALTER TABLE inventory_g1.adjustment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.adjustment FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.adjustment FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.adjustment FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.adjustment FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.disposal (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  source text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  qty numeric(18,4) NOT NULL,
  uom text COLLATE "C" NOT NULL,
  area bigint NOT NULL,
  batch bigint,
  plant bigint,
  lot bigint,
  waste_lot bigint NOT NULL,
  waste_batch bigint NOT NULL,
  hold_starts_at timestamptz NOT NULL,
  hold_ends_at timestamptz NOT NULL,
  disposed_at timestamptz,
  external_id text COLLATE "C",
  stated text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('DI'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  plant_kind text COLLATE "C" GENERATED ALWAYS AS ('PL'::text) STORED,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  waste_lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  waste_batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, batch_kind, batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, plant_kind, plant) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, waste_lot_kind, waste_lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, waste_batch_kind, waste_batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (qty > 0),
  CHECK (hold_ends_at >= hold_starts_at)
);
CREATE INDEX ON inventory_g1.disposal (licensee_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON inventory_g1.disposal (licensee_id, waste_lot);
CREATE INDEX ON inventory_g1.disposal (licensee_id, batch, serial);
CREATE INDEX ON inventory_g1.disposal (licensee_id, waste_batch, serial);
CREATE INDEX ON inventory_g1.disposal (licensee_id, plant, serial);
ALTER TABLE inventory_g1.disposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.disposal FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.disposal FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.disposal FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.disposal FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.tested (
  licensee_id bigint NOT NULL,
  lot bigint NOT NULL,
  portion bigint NOT NULL,
  result bigint NOT NULL,
  result_id text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  high_thc boolean NOT NULL,
  high_cbd boolean NOT NULL,
  general_use boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz,
  amended_at timestamptz,
  ended_by bigint,
  result_kind text COLLATE "C" GENERATED ALWAYS AS ('LR'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (lot, result),
  FOREIGN KEY (licensee_id, result_kind, result) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.tested (result);
ALTER TABLE inventory_g1.tested ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.tested FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON inventory_g1.tested FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.tested FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.tested FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.breach (
  licensee_id bigint NOT NULL,
  entry_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  code text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  excess numeric(18,4) NOT NULL,
  unit text COLLATE "C" NOT NULL,
  recorded_at timestamptz NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, entry_id, kind, serial, code)
);
CREATE INDEX ON inventory_g1.breach (licensee_id, recorded_at);
CREATE INDEX ON inventory_g1.breach (licensee_id, kind, serial);
CREATE INDEX ON inventory_g1.breach (entry_id);
CREATE INDEX ON inventory_g1.breach (code, entry_id);
ALTER TABLE inventory_g1.breach ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.breach FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON inventory_g1.breach FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.breach FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.breach FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.waiver (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  lots_max bigint NOT NULL,
  ends_at timestamptz NOT NULL,
  status text COLLATE "C" NOT NULL,
  ordered_by bigint NOT NULL,
  ordered_at timestamptz NOT NULL,
  granted_by bigint,
  granted_at timestamptz,
  ended_by bigint,
  ended_at timestamptz,
  end_reason text COLLATE "C" NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('WV'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (licensee_id = 0),
  CHECK (lots_max > 0)
);
CREATE INDEX ON inventory_g1.waiver (scope);
CREATE INDEX ON inventory_g1.waiver (status);
CREATE INDEX ON inventory_g1.waiver (serial);
ALTER TABLE inventory_g1.waiver ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.waiver FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON inventory_g1.waiver FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.waiver FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.waiver FOR SELECT TO perennial_verify USING (true);

CREATE TABLE inventory_g1.waived_lot (
  licensee_id bigint NOT NULL,
  lot bigint NOT NULL,
  waiver bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  recorded_at timestamptz NOT NULL,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, lot, waiver),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON inventory_g1.waived_lot (lot);
CREATE INDEX ON inventory_g1.waived_lot (licensee_id, waiver);
ALTER TABLE inventory_g1.waived_lot ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON inventory_g1.waived_lot FOR SELECT TO perennial_app USING (true);
CREATE POLICY adds ON inventory_g1.waived_lot FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON inventory_g1.waived_lot FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON inventory_g1.waived_lot FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA inventory_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA inventory_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA inventory_g1 TO perennial_verify;

CREATE SCHEMA laboratory_g1;

CREATE TABLE laboratory_g1.lab_sample (
  licensee_id bigint NOT NULL,
  lot bigint NOT NULL,
  portion bigint NOT NULL,
  drawn_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, lot, portion),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial)
);
ALTER TABLE laboratory_g1.lab_sample ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON laboratory_g1.lab_sample FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON laboratory_g1.lab_sample FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON laboratory_g1.lab_sample FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON laboratory_g1.lab_sample FOR SELECT TO perennial_verify USING (true);

CREATE TABLE laboratory_g1.lab_result (
  lab_id bigint NOT NULL,
  serial bigint NOT NULL,
  sample_lot bigint NOT NULL,
  client_id bigint,
  client_lot bigint,
  for_licensee text COLLATE "C",
  type text COLLATE "C" NOT NULL,
  product_class text COLLATE "C" NOT NULL,
  medically_compliant boolean NOT NULL,
  testing_status text COLLATE "C" NOT NULL,
  verdict text COLLATE "C" NOT NULL,
  rules_version text COLLATE "C",
  explanation text COLLATE "C" NOT NULL,
  total_thc numeric,
  total_cbd numeric,
  high_thc boolean NOT NULL,
  high_cbd boolean NOT NULL,
  general_use boolean NOT NULL,
  collection_date timestamptz NOT NULL,
  collection_source text COLLATE "C" NOT NULL,
  received_at timestamptz,
  tested_at timestamptz,
  external_id text COLLATE "C",
  attached_to text COLLATE "C" NOT NULL,
  stated text COLLATE "C" NOT NULL,
  amendments integer NOT NULL,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz,
  void_reason text COLLATE "C",
  deleted_at timestamptz,
  amended_at timestamptz,
  amendment_reason text COLLATE "C",
  uncounted text COLLATE "C",
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('LR'::text) STORED,
  sample_lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  client_lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (lab_id, serial),
  FOREIGN KEY (lab_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (lab_id, sample_lot_kind, sample_lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (client_id, client_lot_kind, client_lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK ((client_id IS NULL) = (client_lot IS NULL)),
  CHECK (amendments >= 0)
);
CREATE INDEX ON laboratory_g1.lab_result (lab_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON laboratory_g1.lab_result (client_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ON laboratory_g1.lab_result (client_id, serial);
CREATE INDEX ON laboratory_g1.lab_result (serial);
ALTER TABLE laboratory_g1.lab_result ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON laboratory_g1.lab_result FOR SELECT TO perennial_app USING (lab_id = ANY ((SELECT journal.acting_for())::bigint[]) OR client_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON laboratory_g1.lab_result FOR INSERT TO perennial_app WITH CHECK (lab_id = ANY ((SELECT journal.acting_for())::bigint[]) OR client_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON laboratory_g1.lab_result FOR UPDATE TO perennial_app USING (lab_id = ANY ((SELECT journal.acting_for())::bigint[]) OR client_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON laboratory_g1.lab_result FOR SELECT TO perennial_verify USING (true);

CREATE TABLE laboratory_g1.result_step (
  lab_id bigint NOT NULL,
  serial bigint NOT NULL,
  entry_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  verdict text COLLATE "C",
  reason text COLLATE "C",
  user_serial bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('LR'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (lab_id, serial, entry_id),
  FOREIGN KEY (lab_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON laboratory_g1.result_step (serial);
ALTER TABLE laboratory_g1.result_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON laboratory_g1.result_step FOR SELECT TO perennial_app USING (lab_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON laboratory_g1.result_step FOR INSERT TO perennial_app WITH CHECK (lab_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON laboratory_g1.result_step FOR UPDATE TO perennial_app USING (lab_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON laboratory_g1.result_step FOR SELECT TO perennial_verify USING (true);

CREATE TABLE laboratory_g1.sample_fate (
  lab_id bigint NOT NULL,
  lot bigint NOT NULL,
  entry_id bigint NOT NULL,
  fate text COLLATE "C" NOT NULL,
  amount numeric(18,4) NOT NULL,
  until timestamptz,
  note text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (lab_id, lot, entry_id),
  FOREIGN KEY (lab_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial)
);
ALTER TABLE laboratory_g1.sample_fate ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON laboratory_g1.sample_fate FOR SELECT TO perennial_app USING (lab_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON laboratory_g1.sample_fate FOR INSERT TO perennial_app WITH CHECK (lab_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON laboratory_g1.sample_fate FOR UPDATE TO perennial_app USING (lab_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON laboratory_g1.sample_fate FOR SELECT TO perennial_verify USING (true);

CREATE TABLE laboratory_g1.retest (
  licensee_id bigint NOT NULL,
  lot bigint NOT NULL,
  result bigint NOT NULL,
  result_id text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  user_serial bigint NOT NULL,
  asked_at timestamptz NOT NULL,
  retest bigint,
  retest_id text COLLATE "C",
  reported_at timestamptz,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, lot, result),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK ((retest IS NULL) = (retest_id IS NULL))
);
CREATE INDEX ON laboratory_g1.retest (result);
CREATE INDEX ON laboratory_g1.retest (retest);
ALTER TABLE laboratory_g1.retest ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON laboratory_g1.retest FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON laboratory_g1.retest FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON laboratory_g1.retest FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON laboratory_g1.retest FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA laboratory_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA laboratory_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA laboratory_g1 TO perennial_verify;

CREATE SCHEMA transport_g1;

CREATE TABLE transport_g1.transfer (
  from_id bigint NOT NULL,
  to_id bigint NOT NULL,
  serial bigint NOT NULL,
  manifest_type text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  voided_at timestamptz,
  transporting text COLLATE "C" NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  est_departed_at timestamptz,
  est_arrival_at timestamptz,
  departed_at timestamptz,
  received_at timestamptz,
  number_of_edits bigint NOT NULL,
  user_serial bigint NOT NULL,
  received_by bigint,
  stated text COLLATE "C" NOT NULL,
  personal bytea,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('IT'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (serial),
  FOREIGN KEY (from_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (from_id <> to_id)
);
CREATE INDEX ON transport_g1.transfer (from_id, serial);
CREATE INDEX ON transport_g1.transfer (to_id, serial);
CREATE INDEX ON transport_g1.transfer (from_id, external_id, serial);
CREATE INDEX ON transport_g1.transfer (to_id, external_id, serial);
CREATE INDEX ON transport_g1.transfer (from_id, status, serial);
CREATE INDEX ON transport_g1.transfer (to_id, status, serial);
CREATE TRIGGER to_id_by_acts_alone BEFORE UPDATE ON transport_g1.transfer FOR EACH ROW
  WHEN (OLD.to_id IS DISTINCT FROM NEW.to_id) EXECUTE FUNCTION journal.by_acts_alone();
ALTER TABLE transport_g1.transfer ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON transport_g1.transfer FOR SELECT TO perennial_app USING (from_id = ANY ((SELECT journal.acting_for())::bigint[]) OR to_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON transport_g1.transfer FOR INSERT TO perennial_app WITH CHECK (from_id = ANY ((SELECT journal.acting_for())::bigint[]) OR to_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON transport_g1.transfer FOR UPDATE TO perennial_app USING (from_id = ANY ((SELECT journal.acting_for())::bigint[]) OR to_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON transport_g1.transfer FOR SELECT TO perennial_verify USING (true);

CREATE TABLE transport_g1.transfer_item (
  from_id bigint NOT NULL,
  to_id bigint NOT NULL,
  serial bigint NOT NULL,
  transfer bigint NOT NULL,
  removed boolean NOT NULL,
  lot bigint NOT NULL,
  batch bigint NOT NULL,
  product_type bigint NOT NULL,
  strain bigint,
  qty numeric(18,4) NOT NULL,
  uom text COLLATE "C" NOT NULL,
  product text COLLATE "C" NOT NULL,
  is_sample boolean NOT NULL,
  sample_type text COLLATE "C" NOT NULL,
  product_sample_type text COLLATE "C" NOT NULL,
  retest boolean NOT NULL,
  is_for_extraction boolean NOT NULL,
  price numeric,
  lab_result text COLLATE "C",
  portion bigint NOT NULL,
  whole_split boolean NOT NULL,
  received_qty numeric(18,4),
  received_at timestamptz,
  received_lot bigint,
  received_batch bigint,
  received_area bigint,
  received_strain bigint,
  received_type bigint,
  returned_qty numeric(18,4) NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  description text COLLATE "C" NOT NULL,
  stated text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('II'::text) STORED,
  transfer_kind text COLLATE "C" GENERATED ALWAYS AS ('IT'::text) STORED,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  product_type_kind text COLLATE "C" GENERATED ALWAYS AS ('TY'::text) STORED,
  strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  received_lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  received_batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  received_area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  received_strain_kind text COLLATE "C" GENERATED ALWAYS AS ('ST'::text) STORED,
  received_type_kind text COLLATE "C" GENERATED ALWAYS AS ('TY'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (serial),
  FOREIGN KEY (from_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (from_id, transfer_kind, transfer) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (from_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (from_id, batch_kind, batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (from_id, product_type_kind, product_type) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (from_id, strain_kind, strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (to_id, received_lot_kind, received_lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (to_id, received_batch_kind, received_batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (to_id, received_area_kind, received_area) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (to_id, received_strain_kind, received_strain) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (to_id, received_type_kind, received_type) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (qty > 0),
  CHECK (received_qty between 0 and qty),
  CHECK (returned_qty between 0 and qty)
);
CREATE INDEX ON transport_g1.transfer_item (transfer, removed);
CREATE INDEX ON transport_g1.transfer_item (from_id, lot);
CREATE INDEX ON transport_g1.transfer_item (from_id, batch);
CREATE INDEX ON transport_g1.transfer_item (to_id, received_lot);
CREATE INDEX ON transport_g1.transfer_item (to_id, received_batch);
CREATE TRIGGER to_id_by_acts_alone BEFORE UPDATE ON transport_g1.transfer_item FOR EACH ROW
  WHEN (OLD.to_id IS DISTINCT FROM NEW.to_id) EXECUTE FUNCTION journal.by_acts_alone();
ALTER TABLE transport_g1.transfer_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON transport_g1.transfer_item FOR SELECT TO perennial_app USING (from_id = ANY ((SELECT journal.acting_for())::bigint[]) OR to_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON transport_g1.transfer_item FOR INSERT TO perennial_app WITH CHECK (from_id = ANY ((SELECT journal.acting_for())::bigint[]) OR to_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON transport_g1.transfer_item FOR UPDATE TO perennial_app USING (from_id = ANY ((SELECT journal.acting_for())::bigint[]) OR to_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON transport_g1.transfer_item FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA transport_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA transport_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA transport_g1 TO perennial_verify;

CREATE SCHEMA retail_g1;

CREATE TABLE retail_g1.sale (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  reported_as text COLLATE "C" NOT NULL,
  sold_at timestamptz NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  duplicate_external_id boolean NOT NULL,
  area bigint,
  price_total numeric,
  discount_total numeric,
  tax_total numeric,
  cog_total numeric,
  stated text COLLATE "C" NOT NULL,
  personal bytea,
  user_serial bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('SA'::text) STORED,
  area_kind text COLLATE "C" GENERATED ALWAYS AS ('AR'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, area_kind, area) REFERENCES identifiers.object (licensee_id, kind, serial)
);
CREATE INDEX ON retail_g1.sale (licensee_id, external_id, serial);
CREATE INDEX ON retail_g1.sale (licensee_id, sold_at);
ALTER TABLE retail_g1.sale ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON retail_g1.sale FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON retail_g1.sale FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON retail_g1.sale FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON retail_g1.sale FOR SELECT TO perennial_verify USING (true);

CREATE TABLE retail_g1.sale_item (
  licensee_id bigint NOT NULL,
  serial bigint NOT NULL,
  sale bigint NOT NULL,
  removed boolean NOT NULL,
  lot bigint NOT NULL,
  batch bigint NOT NULL,
  qty numeric(18,4) NOT NULL,
  uom text COLLATE "C" NOT NULL,
  available numeric(18,4) NOT NULL,
  unresolved numeric(18,4) NOT NULL,
  unit_price numeric,
  price_total numeric,
  external_id text COLLATE "C" NOT NULL,
  stated text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  serial_kind text COLLATE "C" GENERATED ALWAYS AS ('SI'::text) STORED,
  sale_kind text COLLATE "C" GENERATED ALWAYS AS ('SA'::text) STORED,
  lot_kind text COLLATE "C" GENERATED ALWAYS AS ('IN'::text) STORED,
  batch_kind text COLLATE "C" GENERATED ALWAYS AS ('BA'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, serial),
  FOREIGN KEY (licensee_id, serial_kind, serial) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, sale_kind, sale) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, lot_kind, lot) REFERENCES identifiers.object (licensee_id, kind, serial),
  FOREIGN KEY (licensee_id, batch_kind, batch) REFERENCES identifiers.object (licensee_id, kind, serial),
  CHECK (qty > 0),
  CHECK (unresolved >= 0)
);
CREATE INDEX ON retail_g1.sale_item (licensee_id, sale, removed);
CREATE INDEX ON retail_g1.sale_item (licensee_id, lot);
ALTER TABLE retail_g1.sale_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON retail_g1.sale_item FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON retail_g1.sale_item FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON retail_g1.sale_item FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON retail_g1.sale_item FOR SELECT TO perennial_verify USING (true);

CREATE TABLE retail_g1.sale_name (
  licensee_id bigint NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  sale bigint NOT NULL,
  shared boolean NOT NULL,
  sale_kind text COLLATE "C" GENERATED ALWAYS AS ('SA'::text) STORED,
  version bigint NOT NULL CHECK (version > 0),
  row_digest bytea NOT NULL,
  PRIMARY KEY (licensee_id, external_id),
  FOREIGN KEY (licensee_id, sale_kind, sale) REFERENCES identifiers.object (licensee_id, kind, serial)
);
ALTER TABLE retail_g1.sale_name ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON retail_g1.sale_name FOR SELECT TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY adds ON retail_g1.sale_name FOR INSERT TO perennial_app WITH CHECK (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY changes ON retail_g1.sale_name FOR UPDATE TO perennial_app USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON retail_g1.sale_name FOR SELECT TO perennial_verify USING (true);

GRANT USAGE ON SCHEMA retail_g1 TO perennial_app, perennial_verify;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA retail_g1 TO perennial_app;
GRANT SELECT ON ALL TABLES IN SCHEMA retail_g1 TO perennial_verify;
