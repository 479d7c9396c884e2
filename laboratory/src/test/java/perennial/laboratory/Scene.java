package perennial.laboratory;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotCreated;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPortionLeft;
import perennial.inventory.ProductTypeDeclared;
import perennial.inventory.TestLink;
import perennial.inventory.TestPath;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * A grower, a laboratory and a shop with their lots, in memory. Lots come and go by the events that
 * inventory and transport emit; a clock goes on by a minute with each act.
 */
final class Scene {
  static final LicenseeId CLIENT = new LicenseeId(1);
  static final LicenseeId LAB = new LicenseeId(2);
  static final LicenseeId SHOP = new LicenseeId(3);
  static final RulePack RULES = RulePackLoader.loadShipped("wa", "2018");

  /** An act with what it said, for folding again. */
  record Told(List<Event> events, Occasion occasion) {}

  final FoldedState state = new FoldedState();
  final List<Told> told = new ArrayList<>();
  final LabJudge judge = new LabJudge(RULES);
  private final Map<LicenseeId, Long> types = new LinkedHashMap<>();
  private long serials = 100;
  private long entries;
  private Instant clock = Instant.parse("2026-11-20T16:00:00Z");
  private final String productClass;

  /** Every lot is of one class, flower lots where nothing else is said. */
  Scene(String productClass) {
    this.productClass = productClass;
  }

  Scene() {
    this("flower_lots");
  }

  Instant now() {
    return clock;
  }

  void wait(Duration time) {
    clock = clock.plus(time);
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
    tell(sources[0].licenseeId(), events, clock);
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
                before.licenseeId(), before.serial(), portion.portion(), sampleOf != null)),
        clock);
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
                "WAJ000001." + before.ref(),
                before.medicallyCompliant())),
        clock);
    return requireNonNull(state.find(Inventory.LOT, to, serial));
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
    tell(owner, events, clock);
    return requireNonNull(state.find(Inventory.LOT, owner, serial));
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
        "WAX",
        type(owner),
        1,
        null,
        1,
        Unit.GM,
        parent == null ? LotOrigin.DECLARED : LotOrigin.SPLIT,
        parent,
        path.toString(),
        sampleOf == null ? null : sampleOf.toString(),
        medical,
        false,
        null,
        null,
        originalId,
        null,
        Stated.NONE);
  }

  private long type(LicenseeId owner) {
    Long known = types.get(owner);
    if (known != null) {
      return known;
    }
    long serial = ++serials;
    String category =
        RULES.getInForce(clock).findProductClass(productClass).map(c -> c.category()).orElse("x");
    tell(
        owner,
        List.of(
            new ProductTypeDeclared(
                owner,
                serial,
                "WAX",
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
                Stated.NONE)),
        clock);
    types.put(owner, serial);
    return serial;
  }

  /** The lot as it is now. */
  Lot fresh(Lot lot) {
    return requireNonNull(state.find(Inventory.LOT, lot.licenseeId(), lot.serial()));
  }

  // --- acts ---

  Decision<Outcome> decide(LicenseeId actor, Command command) {
    var moments = new Moments(clock, clock);
    return command.decide(
        new Command.Deciding(
            new Actor(actor, 7, actor.equals(LAB) ? "WAL21" : "WAJ000001"),
            state,
            moments,
            kind -> ++serials));
  }

  Outcome accept(LicenseeId actor, Command command) {
    switch (decide(actor, command)) {
      case Decision.Accepted<Outcome>(var outcome) -> {
        tell(actor, outcome.events(), clock);
        return outcome;
      }
      case Decision.Refused<Outcome>(var reasons) -> throw new AssertionError(reasons.toString());
    }
  }

  List<Refusal> refuse(LicenseeId actor, Command command) {
    return switch (decide(actor, command)) {
      case Decision.Accepted<Outcome>(var outcome) -> throw new AssertionError("accepted");
      case Decision.Refused<Outcome>(var reasons) -> reasons;
    };
  }

  void tell(LicenseeId actor, List<Event> events, Instant occurredAt) {
    var occasion = new Occasion(++entries, "test", actor, 7, new Moments(occurredAt, clock), null);
    told.add(new Told(events, occasion));
    state.apply(events, occasion);
    clock = clock.plus(Duration.ofMinutes(1));
  }

  // --- results ---

  LabResult result(Outcome outcome) {
    return result(outcome.subject());
  }

  LabResult result(ObjectRef ref) {
    return requireNonNull(state.find(Laboratory.LAB_RESULT, LAB, ref.serial()));
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
    return new TestVerdicts(state.all(Inventory.TESTED));
  }

  TestStatus status(Lot lot) {
    return verdicts().status(fresh(lot));
  }

  /** The result that decides on a lot, 0 for none. */
  long deciding(Lot lot) {
    return verdicts().deciding(fresh(lot)).map(Tested::result).orElse(0L);
  }
}
