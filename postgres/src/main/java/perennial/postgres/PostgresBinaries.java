package perennial.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that travel as a library, unpacked once into a folder named for their
 * version. The archive holds {@code initdb}, {@code pg_ctl} and {@code postgres} and no others.
 */
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String PROPERTIES = "/perennial/postgres/binaries.properties";

  /** Readable and searchable by all: the server may run as another account than this program. */
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private PostgresBinaries() {}

  /** The version of the programs, such as {@code 18.6.0}. */
  static String version() {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        throw new IllegalStateException("the version of the PostgreSQL programs is not recorded");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("binaries.version");
    } catch (IOException e) {
      throw new PostgresUnavailable("The version of the PostgreSQL programs cannot be read", e);
    }
  }

  /** The first number of {@link #version()}: a cluster is bound to it. */
  static String majorVersion() {
    return version().substring(0, version().indexOf('.'));
  }

  /**
   * The folder that holds {@code bin}, {@code lib} and {@code share}; unpacks it if need be.
   *
   * <p>Unpacks beside and renames, so that a half-unpacked folder is never taken for a whole one,
   * and two programs that unpack at once do not disturb each other.
   */
  static Path unpack(Path cache) {
    Path home = cache.resolve(version());
    if (Files.isDirectory(home)) {
      return home;
    }
    requireSupportedMachine();
    try {
      Files.createDirectories(cache);
      Path scratch = Files.createTempDirectory(cache, version() + ".part");
      unpackArchive(scratch);
      moveIntoPlace(scratch, home);
      return home;
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The PostgreSQL programs cannot be unpacked into " + cache + ": " + e.getMessage(), e);
    }
  }

  private static void moveIntoPlace(Path scratch, Path home) throws IOException {
    try {
      Files.move(scratch, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      Folders.delete(scratch); // another program was first
    }
  }

  private static void requireSupportedMachine() {
    String system = System.getProperty("os.name", "");
    String processor = System.getProperty("os.arch", "");
    if (!system.equals("Linux") || !processor.equals("amd64")) {
      throw new PostgresUnavailable(
          "The embedded PostgreSQL runs on Linux on x86-64, and this is "
              + system
              + " on "
              + processor
              + ". Install PostgreSQL 15 or newer and name it with --database URL.");
    }
  }

  private static void unpackArchive(Path target) throws IOException {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (in == null) {
        throw new IOException("the archive is not in this build");
      }
      Files.setPosixFilePermissions(target, FOLDER);
      TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(target, tar, entry);
      }
    }
  }

  private static void unpackEntry(Path target, TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("the archive names a file outside its folder");
    }
    Path inside = target.relativize(path);
    if (entry.isDirectory()) {
      createFolders(target, inside, inside.getNameCount());
      return;
    }
    createFolders(target, inside, inside.getNameCount() - 1);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile() && !entry.getName().endsWith(".a")) { // .a: for compilers only
      Files.copy(tar, path);
      Files.setPosixFilePermissions(path, filePermissions(entry));
    }
  }

  /** Makes the first folders of a path inside the target, whatever the umask of the caller. */
  private static void createFolders(Path target, Path inside, int count) throws IOException {
    Path folder = target;
    for (int i = 0; i < count; i++) {
      folder = folder.resolve(inside.getName(i));
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, FOLDER);
      }
    }
  }

  private static Set<PosixFilePermission> filePermissions(TarArchiveEntry entry) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if ((entry.getMode() & 0100) != 0) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }
}
