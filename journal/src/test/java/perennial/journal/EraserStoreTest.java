package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** Personal parts are destroyed by law, and the journal stays whole. */
final class EraserStoreTest {
  private static final LicenseeId ONE = new LicenseeId(1);
  private static final LicenseeId TWO = new LicenseeId(2);
  private static final String REASON = "request under the privacy act";
  private static final String ORDER = "order 7 of the board";
  private static final String DRIVER = "Q. Fictional";

  private final StoreJournal store = new StoreJournal(new ToyRoom());
  private final Eraser eraser =
      new Eraser(store.sessions(Roles.ERASER), store.journal(), store.clock());

  @BeforeEach
  void found() throws SQLException {
    execute(
        """
        INSERT INTO journal.head SELECT g, 0, decode(repeat('00', 32), 'hex'), 'epoch'
        FROM generate_series(1, 2) g\
        """);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void execute(String sql) throws SQLException {
    try (Connection owner = store.owner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    return number(Roles.VERIFY, sql);
  }

  /** Nobody but the eraser sees the calls of all. */
  private long attempts(long licensee) throws SQLException {
    return number(
        Roles.ERASER, "SELECT count(*) FROM journal.attempt WHERE licensee_id = " + licensee);
  }

  private long number(String role, String sql) throws SQLException {
    try (Connection verify = store.sessions(role).getConnection();
        Statement statement = verify.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private ObjectRef box(LicenseeId owner, String name, @Nullable String driver) {
    Map<String, @Nullable Object> fields = driver == null ? Map.of() : Map.of("driver", driver);
    var personal =
        driver == null
            ? null
            : new Outcome.Personal(new ObjectRef(ToyRoom.BOX, 1), Stated.of(fields));
    return call(owner, new ToyRoom.MakeBox(name, Amount.of(5), Stated.NONE, personal), name);
  }

  /** Does one command; what is sent holds the name of the driver, whatever becomes of it. */
  private ObjectRef call(LicenseeId owner, Command command, String sent) {
    var subject = new ObjectRef[] {new ObjectRef(ToyRoom.BOX, 1)};
    store
        .journal()
        .execute(
            new Call(
                new Actor(owner, 7, "WAJ000001"),
                Call.NO_CREDENTIALS,
                "POST /boxes",
                store.clock().instant(),
                (sent + " {\"driver\":\"Q. Fiction\\u0061l\"}").getBytes(StandardCharsets.UTF_8),
                null,
                List.of(new Call.Item(command, null)),
                new Call.AnswerWriter() {
                  @Override
                  public byte[] accepted(int item, Outcome outcome, State after) {
                    subject[0] = outcome.subject();
                    return ("WAJ000001." + outcome.subject()).getBytes(StandardCharsets.UTF_8);
                  }

                  @Override
                  public byte[] refused(List<Refusal> reasons) {
                    return new byte[0];
                  }
                }));
    return subject[0];
  }

  private ToyRoom.Box row(LicenseeId owner, ObjectRef box) {
    return Objects.requireNonNull(store.find(ToyRoom.BOXES, owner, box.serial()));
  }

  private Map<ObjectRef, Stated> read(LicenseeId owner, ObjectRef box) {
    Bytes sealed = row(owner, box).personal();
    var reading = store.reader().as(owner);
    var opened = reading.personal(sealed == null ? Map.of() : Map.of(box, sealed));
    reading.go();
    return opened.get();
  }

  @Test
  void erasesOneObjectAndNothingElse() throws SQLException {
    ObjectRef box = box(ONE, "A", DRIVER);
    ObjectRef other = box(ONE, "B", DRIVER);
    call(ONE, new ToyRoom.Reweigh(ONE, box.serial(), Amount.of(1)), "reweigh");
    assertThat(read(ONE, box)).containsKey(box);

    ErasurePlan plan = eraser.planOf(box);
    assertThat(plan.parts()).isEqualTo(1);
    assertThat(plan.items().getFirst().parties()).containsExactly(ONE);
    Eraser.Done done = eraser.apply(plan, REASON, ORDER);

    assertThat(done).isEqualTo(new Eraser.Done(1, 0, 1, 2));
    assertThat(row(ONE, box).personal()).isNull();
    assertThat(row(ONE, box).weight()).isEqualTo(Amount.of(6));
    assertThat(read(ONE, other).get(other).asMap()).containsEntry("driver", DRIVER);
    assertThat(number("SELECT count(*) FROM journal.entry_personal")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM journal.object_key")).isEqualTo(1);
    assertThat(store.rows(Erasure.TABLE)).hasSize(1);
    assertThat(store.differences()).isEmpty();
  }

  @Test
  void changesNothingTheSecondTime() throws SQLException {
    ObjectRef box = box(ONE, "A", DRIVER);
    eraser.apply(eraser.planOf(box), REASON, ORDER);
    long entries = number("SELECT count(*) FROM journal.entry");
    long attempts = attempts(0);

    assertThat(eraser.planOf(box).isEmpty()).isTrue();
    assertThat(eraser.apply(eraser.planOf(box), REASON, ORDER)).isEqualTo(Eraser.Done.NOTHING);
    assertThat(eraser.finish(Instant.EPOCH)).isEqualTo(Eraser.Done.NOTHING);
    assertThat(number("SELECT count(*) FROM journal.entry")).isEqualTo(entries);
    assertThat(attempts(0)).isEqualTo(attempts).isPositive();
  }

  @Test
  void goesOnWhereItWasCutShort() throws SQLException {
    ObjectRef box = box(ONE, "A", DRIVER);
    ErasurePlan plan = eraser.planOf(box);
    store.run(
        Actor.REGISTRY,
        new ErasePersonal(
            List.of(plan.items().getFirst().erasing()), java.util.Set.of(ONE), REASON, ORDER));
    assertThat(row(ONE, box).personal()).as("empty from the commit on").isNull();
    assertThat(store.differences()).isEmpty();
    assertThat(number("SELECT count(*) FROM journal.entry_personal")).isEqualTo(1);

    assertThat(eraser.finish(Instant.EPOCH).parts()).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM journal.entry_personal")).isZero();
    assertThat(number("SELECT count(*) FROM journal.object_key")).isZero();
    assertThat(store.differences()).isEmpty();
  }

  @Test
  void forgetsRefusedCallsThatHeldTheSame() throws SQLException {
    call(ONE, new ToyRoom.MakeBox("", Amount.of(5), Stated.NONE, null), "refused");
    call(TWO, new ToyRoom.MakeBox("", Amount.of(5), Stated.NONE, null), "another's");
    ObjectRef box = box(ONE, "A", DRIVER);
    eraser.apply(eraser.planOf(box), REASON, ORDER);

    assertThat(attempts(1)).isZero();
    assertThat(attempts(2)).isEqualTo(1);
  }

  @Test
  void erasesWhatOneLicenseeRecordedAndSent() throws SQLException {
    ObjectRef box = box(ONE, "A", DRIVER);
    ObjectRef others = box(TWO, "B", DRIVER);
    call(ONE, new ToyRoom.MakeBox("C", Amount.of(5), Stated.NONE, null), "plain");
    Eraser.Done done = eraser.apply(eraser.planOf(ONE), REASON, ORDER);

    assertThat(done.objects()).isEqualTo(1);
    assertThat(row(ONE, box).personal()).isNull();
    assertThat(read(TWO, others)).containsKey(others);
    assertThat(attempts(1)).isZero();
    assertThat(attempts(2)).isEqualTo(1);
    assertThat(store.differences()).isEmpty();
  }

  @Test
  void purgesWhatIsPastItsRetentionAndNothingYounger() throws SQLException {
    ObjectRef old = box(ONE, "A", DRIVER);
    Instant cut = store.clock().instant().plus(Duration.ofSeconds(1));
    store.clock().pass(Duration.ofDays(1));
    ObjectRef young = box(TWO, "B", DRIVER);

    ErasurePlan plan = eraser.planPast(Map.of(ToyRoom.BOX, cut), cut, 10);
    assertThat(plan.items()).extracting(ErasurePlan.Item::object).containsExactly(old);
    eraser.apply(plan, "retention", ORDER);
    assertThat(row(ONE, old).personal()).isNull();
    assertThat(read(TWO, young)).containsKey(young);
    assertThat(attempts(1)).isZero();
    assertThat(attempts(2)).isEqualTo(1);
    assertThat(eraser.planPast(Map.of(ToyRoom.BOX, cut), cut, 10).isEmpty()).isTrue();
    assertThat(eraser.planPast(Map.of(new Kind("YY"), Instant.MAX), cut, 10).items()).isEmpty();
    assertThat(store.differences()).isEmpty();
  }

  @Test
  void takesNothingThatWasAddedSinceItWasPlanned() {
    ObjectRef box = box(ONE, "A", DRIVER);
    ErasurePlan plan = eraser.planOf(box);
    ErasePersonal.Erasing seen = plan.items().getFirst().erasing();
    var outdated =
        new ErasePersonal.Erasing(seen.object(), seen.owner(), seen.parts(), seen.newest() - 1);
    TestJournal.Answered answered =
        store.run(
            Actor.REGISTRY,
            new ErasePersonal(List.of(outdated), java.util.Set.of(ONE), REASON, ORDER));
    assertThat(answered.reasons()).containsExactly("PART_ADDED");
    assertThat(read(ONE, box)).containsKey(box);
  }

  @Test
  void givesNewPartsANewKey() throws SQLException {
    ObjectRef box = box(ONE, "A", DRIVER);
    ErasurePlan plan = eraser.planOf(box);
    store.run(
        Actor.REGISTRY,
        new ErasePersonal(
            List.of(plan.items().getFirst().erasing()), java.util.Set.of(ONE), REASON, ORDER));
    // The old key is still there; a part that comes now must outlive its destruction.
    store.run(new Actor(ONE, 7, "WAJ000001"), new Rename(ONE, box, "R. Invented"));
    assertThat(number("SELECT count(*) FROM journal.object_key")).isEqualTo(2);
    eraser.finish(Instant.EPOCH);
    assertThat(number("SELECT count(*) FROM journal.object_key")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM journal.entry_personal")).isEqualTo(1);
    assertThat(eraser.planOf(box).parts()).isEqualTo(1);
    eraser.apply(eraser.planOf(box), REASON, ORDER);
    assertThat(number("SELECT count(*) FROM journal.object_key")).isZero();
    assertThat(store.differences()).isEmpty();
  }

  /** Adds a personal part to a box that exists. */
  private record Rename(LicenseeId owner, ObjectRef box, String driver) implements Command {
    @Override
    public String act() {
      return "box.reweigh";
    }

    @Override
    public perennial.kernel.Decision<Outcome> decide(Deciding d) {
      var event = new ToyRoom.Reweighed(owner, box.serial(), Amount.of(0));
      var personal = new Outcome.Personal(box, Stated.of(Map.of("driver", driver)));
      return new perennial.kernel.Decision.Accepted<>(
          new Outcome(List.of(event), box, List.of(), personal));
    }
  }

  @Test
  void statesAReasonAndAnAuthority() {
    ObjectRef box = box(ONE, "A", DRIVER);
    ErasurePlan plan = eraser.planOf(box);
    assertThatThrownBy(() -> eraser.apply(plan, " ", ORDER))
        .isInstanceOf(IllegalArgumentException.class);
    String longest = "x".repeat(ErasePersonal.TEXT_LENGTH_MAX);
    assertThat(Eraser.faults(longest, longest)).isEmpty();
    assertThat(Eraser.faults(longest + "x", "")).hasSize(2);
    assertThat(read(ONE, box)).containsKey(box);
  }
}
