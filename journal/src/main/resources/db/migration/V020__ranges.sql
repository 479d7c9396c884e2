-- Versions of one thing may not overlap in time; the index behind that holds keys beside ranges.
CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions;
