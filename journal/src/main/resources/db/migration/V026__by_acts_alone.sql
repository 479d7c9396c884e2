-- Walls a column that names an owner, so that no key can hold it: the registry's acts write as the
-- one role and what sets rows right as the other; nobody else has a reason (docs/adr/0010).
-- It is refused as a reference to another owner's object is.
CREATE FUNCTION journal.by_acts_alone() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user NOT IN ('perennial_app', 'perennial_mender') THEN
    RAISE EXCEPTION 'only acts name another owner' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END
$$;
