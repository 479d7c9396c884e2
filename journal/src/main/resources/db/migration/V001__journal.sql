-- The journal: what it holds is for ever. Projections live in schemas of their own, by generation.
CREATE SCHEMA journal;

CREATE TABLE journal.epoch (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  generation integer NOT NULL,
  rulebook integer NOT NULL,
  trust integer NOT NULL,
  credentials bigint NOT NULL
);
INSERT INTO journal.epoch VALUES (true, 1, 1, 1, 1);

-- The shape of each generation that was created, so that a build never serves on another shape.
CREATE TABLE journal.generation (
  room text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  shape bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (room, generation)
);

-- One row a licensee: locking it makes that licensee's writes serial.
CREATE TABLE journal.head (
  licensee_id bigint PRIMARY KEY,
  n bigint NOT NULL CHECK (n >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  recorded_at timestamptz NOT NULL
) WITH (fillfactor = 50);
-- The registry itself, which no act founds.
INSERT INTO journal.head VALUES (0, 0, decode(repeat('00', 32), 'hex'), 'epoch');

CREATE SEQUENCE journal.entry_id CACHE 1;

CREATE TABLE journal.entry (
  entry_id bigint PRIMARY KEY,
  licensee_id bigint NOT NULL,
  parties bigint[] NOT NULL,
  act text COLLATE "C" NOT NULL,
  recorded_at timestamptz NOT NULL,
  facts bytea NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  personal_hash bytea CHECK (length(personal_hash) = 32),
  leaf bytea NOT NULL CHECK (length(leaf) = 32)
);

-- Personal parts, apart from the facts: the eraser may delete here, and nowhere in the entries.
CREATE TABLE journal.entry_personal (
  entry_id bigint PRIMARY KEY REFERENCES journal.entry,
  parties bigint[] NOT NULL,
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  sealed bytea NOT NULL
);
CREATE INDEX ON journal.entry_personal (kind, serial);

CREATE TABLE journal.object_key (
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (kind, serial)
);

CREATE TABLE journal.chain (
  licensee_id bigint NOT NULL,
  n bigint NOT NULL,
  entry_id bigint NOT NULL REFERENCES journal.entry,
  prev_hash bytea NOT NULL CHECK (length(prev_hash) = 32),
  PRIMARY KEY (licensee_id, n)
);

-- Which entries an object's rows fold from.
CREATE TABLE journal.stream (
  kind text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  entry_id bigint NOT NULL,
  PRIMARY KEY (kind, serial, entry_id)
);

-- Taken by the block of a hundred.
CREATE SEQUENCE journal.attempt_id INCREMENT BY 100 CACHE 1;

-- What was asked and what was answered; both sealed under a key of the attempt's own.
CREATE TABLE journal.attempt (
  attempt_id bigint PRIMARY KEY,
  licensee_id bigint NOT NULL,
  user_serial bigint NOT NULL,
  operation text COLLATE "C" NOT NULL,
  idempotency_key text COLLATE "C",
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  accepted boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  sealed_key bytea NOT NULL,
  request bytea NOT NULL,
  answer bytea NOT NULL
);
CREATE UNIQUE INDEX attempt_idempotency_key ON journal.attempt (licensee_id, idempotency_key)
  WHERE idempotency_key IS NOT NULL;
-- For retention, which reads whole ranges of the oldest; rows come in nearly this order.
CREATE INDEX attempt_recorded_at ON journal.attempt USING brin (recorded_at);

-- Commands whose repetition is answered as the first one was.
CREATE TABLE journal.replay (
  licensee_id bigint NOT NULL,
  key bytea NOT NULL CHECK (length(key) = 32),
  recorded_at timestamptz NOT NULL,
  attempt_id bigint NOT NULL,
  item integer NOT NULL,
  made text[] NOT NULL,
  PRIMARY KEY (licensee_id, key, attempt_id, item)
);

-- Stops a statement batch whose update did not meet exactly the rows that it was decided on.
CREATE FUNCTION journal.expect(actual bigint, expected bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  IF actual <> expected THEN
    RAISE EXCEPTION 'met % rows, expected %', actual, expected USING ERRCODE = 'PR001';
  END IF;
  RETURN true;
END
$$;

CREATE FUNCTION journal.acting_for() RETURNS bigint[]
LANGUAGE sql STABLE AS $$
  SELECT string_to_array(nullif(current_setting('perennial.licensees', true), ''), ',')::bigint[]
$$;


-- Row-level security: what a call may see and add is what its parties own.
ALTER TABLE journal.entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON journal.entry TO perennial_app
  USING (parties && (SELECT journal.acting_for())::bigint[]);
CREATE POLICY verifies ON journal.entry FOR SELECT TO perennial_verify, perennial_log USING (true);
ALTER TABLE journal.entry_personal ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON journal.entry_personal TO perennial_app
  USING (parties && (SELECT journal.acting_for())::bigint[]);
CREATE POLICY verifies ON journal.entry_personal FOR SELECT TO perennial_verify USING (true);
CREATE POLICY erases ON journal.entry_personal TO perennial_eraser USING (true);
ALTER TABLE journal.chain ENABLE ROW LEVEL SECURITY;
CREATE POLICY owner ON journal.chain TO perennial_app
  USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY verifies ON journal.chain FOR SELECT TO perennial_verify USING (true);
ALTER TABLE journal.attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY owner ON journal.attempt TO perennial_app
  USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY erases ON journal.attempt TO perennial_eraser USING (true);
ALTER TABLE journal.replay ENABLE ROW LEVEL SECURITY;
CREATE POLICY owner ON journal.replay TO perennial_app
  USING (licensee_id = ANY ((SELECT journal.acting_for())::bigint[]));
CREATE POLICY erases ON journal.replay TO perennial_eraser USING (true);

GRANT USAGE ON SCHEMA journal TO perennial_app, perennial_log, perennial_verify, perennial_eraser;
GRANT SELECT ON ALL TABLES IN SCHEMA journal TO perennial_app, perennial_verify;
GRANT INSERT ON journal.entry, journal.entry_personal, journal.object_key, journal.chain,
  journal.stream, journal.attempt, journal.replay, journal.head TO perennial_app;
GRANT UPDATE ON journal.head TO perennial_app;
GRANT UPDATE (credentials) ON journal.epoch TO perennial_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA journal TO perennial_app;
GRANT SELECT ON journal.entry TO perennial_log;
GRANT SELECT, DELETE ON journal.entry_personal, journal.object_key, journal.attempt,
  journal.replay TO perennial_eraser;
