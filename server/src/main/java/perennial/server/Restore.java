package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Actor;
import perennial.journal.BeginLog;
import perennial.journal.Call;
import perennial.journal.LogBegun;
import perennial.journal.Outcome;
import perennial.journal.Roles;
import perennial.journal.State;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.kernel.RandomSource;
import perennial.kernel.Refusal;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.FolderLock;
import perennial.server.backup.BackupFiles;
import perennial.server.backup.BackupRefused;
import perennial.server.backup.Manifest;
import perennial.server.backup.Restorer;

/** The steps of a restore; each demands what it needs before the first that changes anything. */
final class Restore {
  /** The first leaf of the new log is the entry that says where the former one ended. */
  private static final String FIRST_LEAF =
      """
      INSERT INTO journal.leaf (log_index, entry_id, leaf_hash)
      SELECT 0, entry_id, sha256('\\x00'::bytea || leaf) FROM journal.entry
      WHERE act = 'log.begin' ORDER BY entry_id DESC LIMIT 1\
      """;

  private static final String FIRST_HEAD =
      "UPDATE journal.tree SET size = 1, root = (SELECT leaf_hash FROM journal.leaf), settled = 0";

  private static final long DAYS_OF_MONTH = 31;

  private final Configuration configuration;
  private final PrintStream out;
  private final RandomSource random = Registry.randomOf(new SecureRandom());
  private final InstantSource clock = InstantSource.system();

  Restore(Configuration configuration, PrintStream out) {
    this.configuration = configuration;
    this.out = out;
  }

  /** A checkpoint that somebody saw, as a note and opened. */
  private record Known(String note, Checkpoint checkpoint) {
    long size() {
      return checkpoint.head().size();
    }
  }

  void run(
      Path folder,
      List<Path> checkpoints,
      List<String> ids,
      boolean isNewLog,
      @Nullable Instant asOf)
      throws SQLException, IOException {
    Map<String, Long> serials = serials(ids);
    out.println("Looking over the backup ...");
    BackupFiles backup = BackupFiles.check(folder, file -> {});
    Path data = configuration.data();
    SignerKey key = demandSecrets(data, backup);
    List<Known> known = known(backup, checkpoints);
    demandLogStands(backup, known, isNewLog);
    demandPast(backup, asOf);
    try (FolderLock _ = FolderLock.take(data)) {
      demandEmpty(data);
      RestoreMark.set(data);
      Secrets secrets = Secrets.in(data, random);
      try (OpenStore store = OpenStore.open(configuration.store(), data, secrets)) {
        restore(
            store.administrator(), secrets, backup, known, isNewLog ? key : null, asOf, serials);
      }
      RestoreMark.remove(data);
    }
    out.println("Restored. Now: ./perennial up, and ./perennial verify --full");
  }

  private static Map<String, Long> serials(List<String> ids) {
    var serials = new HashMap<String, Long>();
    var wrong = new ArrayList<String>();
    for (String id : ids) {
      Optional<GlobalId> read = GlobalId.read(id);
      if (read.isEmpty()) {
        wrong.add("--known-id: not an identifier: " + id);
      } else {
        var object = read.get().object();
        serials.merge(object.kind().letters(), object.serial(), Math::max);
      }
    }
    if (!wrong.isEmpty()) {
      throw new BackupRefused(String.join("\n", wrong));
    }
    return serials;
  }

  private SignerKey demandSecrets(Path data, BackupFiles backup) throws IOException {
    Path vault = data.resolve("secrets").resolve("vault-key");
    if (!Files.exists(vault) || !Files.exists(LogKey.file(data))) {
      throw new BackupRefused(
          "Put the registry's folder secrets into "
              + data
              + " first: without vault-key what is personal could never be read, and without log.key"
              + " the log could not go on.");
    }
    if (!Manifest.vaultOf(Secrets.in(data, random).vaultKey()).equals(backup.manifest().vault())) {
      throw new BackupRefused(
          "The vault-key in the secrets is not the one of the backup: nobody could read what is"
              + " personal.");
    }
    SignerKey key = LogKey.in(data, "", random);
    if (!key.verifier().equals(backup.logKey())) {
      throw new BackupRefused(
          "The log.key in the secrets is of "
              + key.verifier().name()
              + ", and the backup's log is "
              + backup.logKey().name()
              + ".");
    }
    return key;
  }

  private List<Known> known(BackupFiles backup, List<Path> files) throws IOException {
    var known = new ArrayList<Known>();
    Path own = configuration.data().resolve("checkpoint");
    var all = new ArrayList<>(files);
    if (Files.exists(own)) {
      all.add(own);
    }
    for (Path file : all) {
      if (!Files.exists(file)) {
        throw new BackupRefused("There is no checkpoint " + file + ".");
      }
      String note = Files.readString(file);
      known.add(new Known(note, BackupFiles.opened(note, backup.logKey(), file.toString())));
    }
    return known;
  }

  private static void demandLogStands(BackupFiles backup, List<Known> known, boolean isNewLog) {
    if (isNewLog) {
      return;
    }
    if (known.isEmpty()) {
      throw new BackupRefused(
          "Nobody says where the log stands now. If it published more than this backup holds, going on"
              + " from here would fork it. Name the newest checkpoint that anybody has seen with"
              + " --known-checkpoint FILE, or begin a new log with --new-log.");
    }
    long newest = known.stream().mapToLong(Known::size).max().getAsLong();
    if (newest > backup.manifest().treeSize()) {
      throw new BackupRefused(
          "The log has moved on: %,d leaves were published, and the backup holds %,d. What was written"
                  .formatted(newest, backup.manifest().treeSize())
              + " since would be lost, and going on from here would fork the log. Restore a newer"
              + " backup, or begin a new log with --new-log.");
    }
  }

  private static void demandPast(BackupFiles backup, @Nullable Instant asOf) {
    if (asOf != null && asOf.isAfter(Instant.parse(backup.manifest().createdAt()))) {
      throw new BackupRefused(
          "The backup was made at " + backup.manifest().createdAt() + " and knows nothing later.");
    }
  }

  private void demandEmpty(Path data) throws IOException, SQLException {
    switch (configuration.store()) {
      case Store.Embedded _ -> {
        if (Files.exists(data.resolve("postgres").resolve("cluster"))) {
          throw new BackupRefused(
              "There is a database in " + data + " already; restore into another data folder.");
        }
      }
      case Store.Given(DatabaseAddress address) -> {
        try (Connection session =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
            Statement statement = session.createStatement();
            ResultSet found =
                statement.executeQuery("SELECT to_regnamespace('journal') IS NOT NULL")) {
          found.next();
          if (found.getBoolean(1)) {
            throw new BackupRefused("There is a registry in the database already.");
          }
        }
      }
    }
  }

  private void restore(
      DatabaseAddress database,
      Secrets secrets,
      BackupFiles backup,
      List<Known> known,
      @Nullable SignerKey former,
      @Nullable Instant asOf,
      Map<String, Long> serials)
      throws SQLException, IOException {
    Registry.install(database, secrets);
    DataSource owner = Connections.ofOwner(database, secrets.passwordOf(Roles.OWNER));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var newLog = former == null ? null : new Restorer.NewLog(asOf, serials, months(backup, now));
    var restorer = new Restorer(owner, backup, line -> out.println("  " + line));
    restorer.restore(
        known.stream()
            .map(each -> each.checkpoint().head())
            .filter(head -> former == null || head.size() <= backup.manifest().treeSize())
            .toList(),
        newLog);
    if (former != null) {
      SignerKey key = freshKey(former, now);
      beginLog(database, secrets, owner, begun(key, former, backup, known, asOf));
      keep(key, former);
      out.println("The log begins anew as " + key.verifier().name());
    }
  }

  private static long months(BackupFiles backup, Instant now) {
    Instant made = Instant.parse(backup.manifest().createdAt());
    return 1 + Math.max(0, Duration.between(made, now).toDays() / DAYS_OF_MONTH);
  }

  private SignerKey freshKey(SignerKey former, Instant now) {
    String name =
        former.verifier().name()
            + "/restored-"
            + now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
    return SignerKey.generate(name, SignatureType.ED25519, random);
  }

  private static LogBegun begun(
      SignerKey key,
      SignerKey former,
      BackupFiles backup,
      List<Known> known,
      @Nullable Instant asOf) {
    var all = new ArrayList<>(known);
    String note = backup.manifest().checkpoint();
    Checkpoint checkpoint = backup.checkpoint();
    if (note != null && checkpoint != null) {
      all.add(new Known(note, checkpoint));
    }
    String newest =
        all.stream().max(Comparator.comparingLong(Known::size)).map(Known::note).orElse(null);
    return new LogBegun(
        key.verifier().name(),
        former.verifier().name(),
        newest,
        backup.manifest().treeSize(),
        asOf);
  }

  private void beginLog(DatabaseAddress database, Secrets secrets, DataSource owner, LogBegun begun)
      throws SQLException {
    try (HikariDataSource app =
        Connections.ofAppOfCommand(database.jdbcUrl(), secrets.passwordOf(Roles.APP))) {
      var call =
          new Call(
              Actor.REGISTRY,
              Call.NO_CREDENTIALS,
              BeginLog.ACT,
              clock.instant(),
              BeginLog.ACT.getBytes(StandardCharsets.UTF_8),
              null,
              List.of(new Call.Item(new BeginLog(begun), null)),
              new Silent());
      // The act that begins a log asks no rule.
      var founding = new FoundingRules(Core.JURISDICTION, Setting.RULES.standard);
      Core.over(app, app, secrets, founding, clock, random).journal().execute(call);
    }
    try (Connection session = owner.getConnection();
        Statement statement = session.createStatement()) {
      session.setAutoCommit(false);
      statement.execute(FIRST_LEAF);
      statement.execute(FIRST_HEAD);
      session.commit();
    }
  }

  /** Nobody waits for an answer. */
  private static final class Silent implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return new byte[0];
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return new byte[0];
    }
  }

  /** The former key stays, for whoever checks what it signed; it signs nothing any more. */
  private void keep(SignerKey key, SignerKey former) throws IOException {
    Path data = configuration.data();
    Path file = LogKey.file(data);
    String suffix = ".of-" + Integer.toHexString(former.verifier().keyId());
    Files.copy(
        file,
        file.resolveSibling(file.getFileName() + suffix),
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    SecretFile.write(file, key.secretText() + "\n");
    Path checkpoint = data.resolve("checkpoint");
    if (Files.exists(checkpoint)) {
      Files.move(
          checkpoint, data.resolve("checkpoint" + suffix), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
