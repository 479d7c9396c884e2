package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.journal.PersonalSeal;
import perennial.journal.Roles;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.EmbeddedPostgres;
import perennial.postgres.FolderLock;

/**
 * The database of a registry, for a command: the one that is named, else that of the registry which
 * runs on the data folder, else the embedded one, which is started for as long.
 */
final class RegistryStore implements AutoCloseable {
  private final String url;
  private final Secrets secrets;
  private final @Nullable FolderLock lock;
  private final @Nullable OpenStore store;

  private RegistryStore(
      String url, Secrets secrets, @Nullable FolderLock lock, @Nullable OpenStore store) {
    this.url = url;
    this.secrets = secrets;
    this.lock = lock;
    this.store = store;
  }

  /**
   * @throws StartRefused where no registry is; nothing is made there
   */
  static RegistryStore open(Configuration configuration) {
    Path data = configuration.data();
    requireRegistry(configuration);
    Secrets secrets = Secrets.in(data, Registry.randomOf(new SecureRandom()));
    // A database that somebody names is meant, also where a registry runs on another: the past
    // that was restored beside it is backed up with the same secrets.
    if (configuration.store() instanceof Store.Given(DatabaseAddress address)) {
      return new RegistryStore(address.jdbcUrl(), secrets, null, null);
    }
    Optional<RegistryFile> running = RegistryFile.find(data);
    if (running.isPresent()) {
      return new RegistryStore(running.get().database(), secrets, null, null);
    }
    FolderLock lock = FolderLock.take(data);
    try {
      OpenStore store = OpenStore.open(configuration.store(), data, secrets);
      return new RegistryStore(store.administrator().jdbcUrl(), secrets, lock, store);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * A command makes neither secrets nor a database: where there are none, no registry was ever
   * here. Secrets without an embedded database are those of a registry on a database of the
   * operator's.
   */
  private static void requireRegistry(Configuration configuration) {
    Path data = configuration.data();
    if (!Files.exists(Secrets.passwordFile(data, Roles.VERIFY))) {
      throw new StartRefused(
          "There is no registry in this data folder; name it with --data DIR.", (Throwable) null);
    }
    if (configuration.store() instanceof Store.Embedded
        && RegistryFile.find(data).isEmpty()
        && !EmbeddedPostgres.isIn(OpenStore.embeddedFolder(data))) {
      throw new StartRefused(
          "There is no registry in this data folder, only secrets of one: if it keeps its data in a"
              + " database of your own, name that with --database URL; else its folder with"
              + " --data DIR.",
          (Throwable) null);
    }
  }

  /** Sessions of the role that reads everything. */
  DataSource verify() {
    return Connections.ofVerify(url, secrets.passwordOf(Roles.VERIFY));
  }

  /** Sessions of the role that sets rows right. */
  DataSource mender() {
    return Connections.ofMender(url, secrets.passwordOf(Roles.MENDER));
  }

  /** Sessions of the role that owns the tables. */
  DataSource owner() {
    return Connections.ofOwner(url, secrets.passwordOf(Roles.OWNER));
  }

  /** Tells whether personal parts are what was hashed. */
  PersonalSeal seal() {
    return secrets.seal();
  }

  /** Single sessions of one of the registry's roles. */
  DataSource sessions(String role) {
    return Connections.of(role, url, secrets.passwordOf(role));
  }

  /** A few sessions of the role that serves requests, for a command that writes entries. */
  HikariDataSource app() {
    return Connections.ofAppOfCommand(url, secrets.passwordOf(Roles.APP));
  }

  Secrets secrets() {
    return secrets;
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
