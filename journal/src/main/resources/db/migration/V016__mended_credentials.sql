-- Who sets rows right that say who may enter makes all nodes identify their callers anew.
GRANT UPDATE (credentials) ON journal.epoch TO perennial_mender;
