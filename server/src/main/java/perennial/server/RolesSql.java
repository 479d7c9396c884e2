package perennial.server;

import java.nio.file.Path;
import perennial.journal.Roles;

/**
 * The SQL that makes the registry's roles, for administrators who make them themselves. It holds no
 * password: psql reads each from its file while it runs.
 */
final class RolesSql {
  private static final String INTRODUCTION =
      """
      -- The database roles of Perennial. Review, then run with psql in the registry's database, as
      -- a role that has CREATEROLE and owns the database. It may be run again.
      --
      -- perennial_owner   makes schemas and tables at the start of a registry, and owns them
      -- perennial_app     serves requests: reads, adds; changes rows, never entries; deletes nothing
      -- perennial_log     reads entries, writes the public log of their hashes
      -- perennial_verify  reads, for checks
      -- perennial_eraser  deletes personal parts, their keys and what was sent, after their time
      -- perennial_mender  sets rows right from their entries, when two officials approved it
      --
      -- What each may do with a table is granted by perennial_owner when it makes the table.
      -- None is a superuser, and row-level security holds for all but the owner.
      -- One server holds one registry, since roles belong to the whole server.

      \\set ON_ERROR_STOP on

      -- psql reads the passwords from the registry's data folder. Where it cannot, replace these
      -- lines with your own, and put the same passwords into those files.
      """;

  private RolesSql() {}

  /**
   * @param data the data folder that holds the passwords
   */
  static String text(Path data) {
    StringBuilder sql = new StringBuilder(INTRODUCTION);
    for (String role : Roles.ALL) {
      String file = Secrets.passwordFile(data, role).toString().replace("'", "'\\''");
      sql.append("\\set %s_password `cat '%s'`\n".formatted(role, file));
    }
    for (String role : Roles.ALL) {
      sql.append(
          """

          SELECT 'CREATE ROLE %1$s LOGIN NOSUPERUSER NOBYPASSRLS'
          WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') \\gexec
          ALTER ROLE %1$s LOGIN PASSWORD :'%1$s_password';
          """
              .formatted(role));
    }
    return sql.append(
            """

            SELECT format('GRANT CREATE ON DATABASE %%I TO %1$s', current_database()) \\gexec
            SELECT format('GRANT CONNECT ON DATABASE %%I TO %2$s', current_database()) \\gexec
            """
                .formatted(Roles.OWNER, String.join(", ", Roles.ALL)))
        .toString();
  }
}
