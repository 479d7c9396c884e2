package perennial.server;

import perennial.postgres.DatabaseAddress;

/** Which database the registry keeps its data in. */
public sealed interface Store {
  /**
   * The embedded PostgreSQL, kept in the data folder.
   *
   * @param port on the loopback interface; 0 takes a free one
   */
  record Embedded(int port) implements Store {}

  /** A PostgreSQL that somebody else runs, by a role that owns the database and has CREATEROLE. */
  record Given(DatabaseAddress address) implements Store {}
}
