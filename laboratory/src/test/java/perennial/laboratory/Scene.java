package perennial.laboratory;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotCreated;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPortionLeft;
import perennial.inventory.ProductTypeDeclared;
import perennial.inventory.ProductionBatch;
import perennial.inventory.ProductionBatchOpened;
import perennial.inventory.TestLink;
import perennial.inventory.TestPath;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.MemoryJournal;
import perennial.journal.Outcome;
import perennial.journal.Room;
import perennial.journal.State;
import perennial.journal.Table;
import perennial.journal.TestJournal;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Licensing;
import perennial.licensing.LicensingEvent.AreaOpened;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * A grower, a laboratory, a shop and a stranger with their lots, in memory or on PostgreSQL. Lots
 * come and go by the events that inventory and transport emit.
 */
final class Scene {
  static final LicenseeId CLIENT = new LicenseeId(1);
  static final LicenseeId LAB = new LicenseeId(2);
  static final LicenseeId SHOP = new LicenseeId(3);
  static final LicenseeId STRANGER = new LicenseeId(4);
  static final RulePack RULES = RulePackLoader.loadShipped("wa", "2018");

  /** Every room below and this one, lowest first. */
  static final Room[] ROOMS = {
    new Identifiers(), new Licensing(), new Cultivation(), new Inventory(), new Laboratory()
  };

  private static final String PREFIX = "WAX000001";

  /** What other rooms would have said. */
  private record Tell(List<Event> events, Set<LicenseeId> founds) implements Command {
    @Override
    public String act() {
      return "test.tell";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      return Outcome.accepted(new ObjectRef(Inventory.LOT_KIND, 1), events);
    }
  }

  final TestJournal journal;
  final LabJudge judge = new LabJudge(RULES);
  private final String productClass;
  private long serials = 1_000;

  /** Every lot is of one class. */
  Scene(TestJournal journal, String productClass) {
    this.journal = journal;
    this.productClass = productClass;
    for (LicenseeId each : List.of(CLIENT, LAB, SHOP, STRANGER)) {
      furnish(each);
    }
  }

  /** In memory. */
  Scene(String productClass) {
    this(new MemoryJournal(ROOMS), productClass);
  }

  /** In memory, of flower lots. */
  Scene() {
    this("flower_lots");
  }

  /** Into which lots go that come in the scene: an area, a batch and a product type. */
  private void furnish(LicenseeId owner) {
    long n = owner.value();
    String category =
        RULES
            .sets()
            .getLast()
            .findProductClass(productClass)
            .map(ProductClass::category)
            .orElse("unknown");
    var events =
        List.<Event>of(
            new AreaOpened(owner, n, PREFIX, "Room", false, ""),
            new ProductionBatchOpened(
                owner,
                n,
                PREFIX,
                ProductionBatch.Form.INTERMEDIATE_END_PRODUCT,
                n,
                null,
                null,
                Stated.NONE),
            new ProductTypeDeclared(
                owner,
                n,
                PREFIX,
                "Goods",
                category,
                productClass,
                Unit.GM,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                Stated.NONE));
    journal.run(actor(owner), new Tell(events, Set.of(owner)));
  }

  void wait(Duration time) {
    if (journal instanceof MemoryJournal memory) {
      memory.clock().pass(time);
    }
  }

  // --- lots ---

  Lot harvested(LicenseeId owner) {
    return lot(owner, null, TestPath.ORIGIN, null, null, false);
  }

  Lot medical(LicenseeId owner) {
    return lot(owner, null, TestPath.ORIGIN, null, null, true);
  }

  Lot split(Lot parent) {
    Lot before = fresh(parent);
    TestLink portion = before.nextPortion();
    return lot(
        before.licenseeId(),
        before.serial(),
        before.testPath().through(portion),
        null,
        new LotPortionLeft(before.licenseeId(), before.serial(), portion.portion(), false),
        before.medicallyCompliant());
  }

  /** A lot made of others, unaltered or not. */
  Lot converted(boolean unaltered, Lot... sources) {
    var paths = new ArrayList<TestPath>();
    var events = new ArrayList<Event>();
    for (Lot source : sources) {
      Lot before = fresh(source);
      TestLink portion = before.nextPortion();
      paths.add(before.testPath().through(portion));
      events.add(
          new LotPortionLeft(before.licenseeId(), before.serial(), portion.portion(), false));
    }
    tell(sources[0].licenseeId(), events);
    TestPath path = unaltered ? TestPath.blend(paths) : TestPath.ORIGIN;
    return lot(sources[0].licenseeId(), null, path, null, null, false);
  }

  /** Goods go to another licensee. */
  Lot sent(Lot lot, LicenseeId to) {
    return received(lot, to, null);
  }

  /** A part of a lot goes to the laboratory as a sample. */
  Lot sampled(Lot lot) {
    return received(lot, LAB, new TestPath(List.of(List.of(fresh(lot).nextPortion()))));
  }

  /** All of a lot that was split off for it goes to the laboratory as a sample. */
  Lot sampledWhole(Lot splitOff) {
    Lot before = fresh(splitOff);
    TestLink parent = before.testPath().chains().getFirst().getFirst();
    return received(before, LAB, new TestPath(List.of(List.of(before.nextPortion(), parent))));
  }

  private Lot received(Lot lot, LicenseeId to, @Nullable TestPath sampleOf) {
    Lot before = fresh(lot);
    TestLink portion = before.nextPortion();
    tell(
        before.licenseeId(),
        List.of(
            new LotPortionLeft(
                before.licenseeId(), before.serial(), portion.portion(), sampleOf != null)));
    long serial = ++serials;
    tell(
        to,
        List.of(
            created(
                to,
                serial,
                null,
                before.testPath().through(portion),
                sampleOf,
                PREFIX + "." + before.ref(),
                before.medicallyCompliant())));
    return requireNonNull(journal.find(Inventory.LOT, to, serial));
  }

  private Lot lot(
      LicenseeId owner,
      @Nullable Long parent,
      TestPath path,
      @Nullable String originalId,
      @Nullable Event before,
      boolean medical) {
    long serial = ++serials;
    var events = new ArrayList<Event>();
    if (before != null) {
      events.add(before);
    }
    events.add(created(owner, serial, parent, path, null, originalId, medical));
    tell(owner, events);
    return requireNonNull(journal.find(Inventory.LOT, owner, serial));
  }

  private LotCreated created(
      LicenseeId owner,
      long serial,
      @Nullable Long parent,
      TestPath path,
      @Nullable TestPath sampleOf,
      @Nullable String originalId,
      boolean medical) {
    return new LotCreated(
        owner,
        serial,
        PREFIX,
        owner.value(),
        owner.value(),
        null,
        owner.value(),
        Unit.GM,
        parent == null ? LotOrigin.DECLARED : LotOrigin.SPLIT,
        parent,
        path.toString(),
        sampleOf == null ? null : sampleOf.toString(),
        null,
        medical,
        false,
        null,
        null,
        originalId,
        null,
        Stated.NONE);
  }

  /** The lot as it is now. */
  Lot fresh(Lot lot) {
    return requireNonNull(journal.find(Inventory.LOT, lot.licenseeId(), lot.serial()));
  }

  // --- acts ---

  private static Actor actor(LicenseeId licensee) {
    return new Actor(licensee, 7, PREFIX);
  }

  Outcome accept(LicenseeId actor, Command command) {
    TestJournal.Answered answered = journal.run(actor(actor), command);
    if (!answered.isAccepted()) {
      throw new AssertionError(answered.refusals().toString());
    }
    return answered.outcomes().getFirst();
  }

  List<Refusal> refuse(LicenseeId actor, Command command) {
    TestJournal.Answered answered = journal.run(actor(actor), command);
    if (answered.isAccepted()) {
      throw new AssertionError("accepted");
    }
    return answered.refusals();
  }

  void tell(LicenseeId actor, List<Event> events) {
    accept(actor, new Tell(events, Set.of()));
  }

  /** Committed rows, for what asks of state outside a call. */
  State state() {
    return new State() {
      @Override
      public <R extends Record> @Nullable R find(Table<R> table, Object... key) {
        return journal.find(table, key);
      }

      @Override
      public <R extends Record> void fetch(Table<R> table, Collection<List<Object>> keys) {}

      @Override
      public <R extends Record> List<R> list(Index<R> index, Object... values) {
        throw new UnsupportedOperationException();
      }
    };
  }

  // --- results ---

  LabResult result(Outcome outcome) {
    return result(outcome.subject());
  }

  LabResult result(ObjectRef ref) {
    return requireNonNull(journal.find(Laboratory.LAB_RESULT, LAB, ref.serial()));
  }

  /** A report of a sample, for the client's lot that the door would find. */
  ReportResult report(Lot sample, Stated fields) {
    return report(sample, TestingStatus.COMPLETED, fields);
  }

  ReportResult report(Lot sample, TestingStatus testing, Stated fields) {
    Long original =
        sample.originalId() == null
            ? null
            : (Long) GlobalId.parse(sample.originalId()).object().serial();
    return new ReportResult(
        LAB,
        sample.serial(),
        original == null ? null : CLIENT,
        original,
        null,
        testing,
        null,
        null,
        null,
        fields,
        judge);
  }

  LabResult reported(Lot sample, Stated fields) {
    return result(accept(LAB, report(sample, fields)));
  }

  TestVerdicts verdicts() {
    return new TestVerdicts(journal.rows(Inventory.TESTED));
  }

  TestStatus status(Lot lot) {
    return verdicts().status(fresh(lot));
  }

  /** The result that decides on a lot, 0 for none. */
  long deciding(Lot lot) {
    return verdicts().deciding(fresh(lot)).map(Tested::result).orElse(0L);
  }
}
