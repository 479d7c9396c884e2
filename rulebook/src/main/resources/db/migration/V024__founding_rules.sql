-- Which rules a registry began with: the setting counts once, at the first start.
CREATE SCHEMA rulebook;

CREATE TABLE rulebook.founding (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  jurisdiction text COLLATE "C" NOT NULL,
  pack text COLLATE "C" NOT NULL
);

GRANT USAGE ON SCHEMA rulebook TO perennial_app, perennial_verify;
GRANT SELECT ON rulebook.founding TO perennial_app, perennial_verify;
