package perennial.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CureHarvest;
import perennial.cultivation.DeclareStrain;
import perennial.cultivation.Harvest;
import perennial.cultivation.HarvestPlants;
import perennial.cultivation.NewBatch;
import perennial.cultivation.Origin;
import perennial.cultivation.Plant;
import perennial.cultivation.StartPlantBatch;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.journal.Outcome;
import perennial.journal.Room;
import perennial.journal.SteppingClock;
import perennial.journal.StoreJournal;
import perennial.journal.TestJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Licensing;
import perennial.licensing.OpenArea;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * A licensee with an area, a quarantine and a strain, in a journal in memory; beside it a neighbour
 * with as much, whose things are never its own.
 */
public final class Farm {
  public static final RulePack RULES = RulePackLoader.loadShipped("wa", "2018");

  private static final LicenseeId FIRST = new LicenseeId(7);

  private final TestJournal journal;
  private final SteppingClock clock;
  private final Actor actor;
  private final long area;
  private final long quarantine;
  private final long strain;

  /** Makes a licensee known to the journal; who it is does not matter to inventory. */
  private record Found(LicenseeId licensee) implements Command {
    @Override
    public String act() {
      return "licensee.register";
    }

    @Override
    public Set<LicenseeId> founds() {
      return Set.of(licensee);
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      return Outcome.accepted(new ObjectRef(Licensing.LICENSEE_KIND, licensee.value()), List.of());
    }
  }

  private Farm(TestJournal journal, SteppingClock clock, Actor actor, String strainName) {
    this.journal = journal;
    this.clock = clock;
    this.actor = actor;
    journal.run(actor, new Found(actor.licensee()));
    area = run(new OpenArea("Vault", false, null)).serial();
    quarantine = run(new OpenArea("Waste room", true, null)).serial();
    strain = run(new DeclareStrain(strainName, null)).serial();
  }

  public static Farm start() {
    var journal = new MemoryJournal(rooms());
    return new Farm(journal, journal.clock(), new Actor(FIRST, 70, "WAJ400001"), "Moonshine");
  }

  /** On PostgreSQL. */
  public static Farm stored() {
    var journal = new StoreJournal(rooms());
    return new Farm(journal, journal.clock(), new Actor(FIRST, 70, "WAJ400001"), "Moonshine");
  }

  private static Room[] rooms() {
    return new Room[] {new Identifiers(), new Licensing(), new Cultivation(), new Inventory()};
  }

  /** Another licensee of the same registry. */
  public Farm neighbour() {
    return new Farm(journal, clock, new Actor(new LicenseeId(8), 80, "WAJ400002"), "Sunshine");
  }

  public Answered run(Command... commands) {
    return journal.run(actor, commands);
  }

  public TestJournal journal() {
    return journal;
  }

  public Actor actor() {
    return actor;
  }

  public long area() {
    return area;
  }

  public long quarantine() {
    return quarantine;
  }

  public long strain() {
    return strain;
  }

  /** A product type of a class, with a weight of one unit or without. */
  public long type(String name, String productClass, @Nullable String unitWeight) {
    return run(new DeclareProductType(
            RULES,
            name,
            null,
            productClass,
            unitWeight == null ? null : Amount.parse(unitWeight),
            null,
            null,
            Stated.NONE))
        .serial();
  }

  public long productionBatch() {
    return run(new OpenProductionBatch(area, null, null, Stated.NONE)).serial();
  }

  /** A lot that was declared, in a batch of its own. */
  public long lot(long type, String qty) {
    return run(declare(type, qty)).serial();
  }

  public DeclareLot declare(long type, String qty) {
    return new DeclareLot(
        type,
        area,
        strain,
        productionBatch(),
        Amount.parse(qty),
        false,
        false,
        null,
        null,
        Stated.NONE);
  }

  public SplitLot split(long lot, String qty) {
    return new SplitLot(lot, area, Amount.parse(qty), null, Stated.NONE);
  }

  public AdjustLot adjust(long lot, String delta, String reason) {
    return new AdjustLot(lot, Amount.parse(delta), reason, "", null, null, null);
  }

  public ConvertLots convert(
      long type, String qty, String waste, boolean unaltered, ConvertLots.Source... sources) {
    return new ConvertLots(
        RULES,
        List.of(sources),
        type,
        area,
        null,
        Amount.parse(qty),
        Amount.parse(waste),
        unaltered,
        false,
        null,
        null,
        null,
        Stated.NONE);
  }

  public static ConvertLots.Source source(long lot, String qty) {
    return new ConvertLots.Source(lot, Amount.parse(qty));
  }

  public ScheduleDisposal disposeOfLot(long lot, String qty, Unit uom) {
    return disposal("inventory", "mandated", qty, uom, null, null, lot);
  }

  public ScheduleDisposal disposal(
      String source,
      String reason,
      String qty,
      Unit uom,
      @Nullable Long batch,
      @Nullable Long plant,
      @Nullable Long lot) {
    return new ScheduleDisposal(
        RULES,
        source,
        reason,
        Amount.parse(qty),
        uom,
        quarantine,
        batch,
        plant,
        lot,
        null,
        Stated.NONE);
  }

  /** A propagation batch; its lot is the second of what was made. */
  public Answered propagate(Origin origin, int number) {
    return run(new PropagateBatch(RULES, newBatch(BatchType.PROPAGATION_MATERIAL, origin, number)));
  }

  public NewBatch newBatch(BatchType type, Origin origin, @Nullable Integer number) {
    return new NewBatch(type, area, strain, origin, null, number, null, null, Stated.NONE);
  }

  /** Growing plants in a batch of their own. */
  public List<Long> plants(int number) {
    long batch = run(new StartPlantBatch(newBatch(BatchType.PLANT, Origin.CLONE, number))).serial();
    return journal.rows(Cultivation.PLANT).stream()
        .filter(plant -> plant.batch() == batch)
        .map(Plant::serial)
        .toList();
  }

  /** A harvest of three plants that weighs this much wet. */
  public long harvest(String flowerWet, String otherWet) {
    return run(new HarvestPlants(
            plants(3),
            null,
            area,
            new BigDecimal(flowerWet),
            new BigDecimal(otherWet),
            null,
            null,
            null,
            Stated.NONE))
        .serial();
  }

  public CureHarvest cure(
      long harvest, String flowerDry, String otherDry, String flowerWaste, String otherWaste) {
    return new CureHarvest(
        harvest,
        new BigDecimal(flowerDry),
        new BigDecimal(otherDry),
        new BigDecimal(flowerWaste),
        new BigDecimal(otherWaste),
        area,
        area);
  }

  /** A harvest of 1,000 g flower and 500 g other, cured to 200 g and 100 g. */
  public long curedHarvest() {
    long harvest = harvest("1000", "500");
    run(cure(harvest, "200", "100", "50", "25")).subject();
    return harvest;
  }

  public FinishHarvest.NewLot newLot(long type, String qty, @Nullable String material) {
    return new FinishHarvest.NewLot(type, area, Amount.parse(qty), material, false);
  }

  public Lot lotRow(long serial) {
    return java.util.Objects.requireNonNull(journal.find(Inventory.LOT, actor.licensee(), serial));
  }

  public Harvest harvestRow(long serial) {
    return java.util.Objects.requireNonNull(
        journal.find(Cultivation.HARVEST, actor.licensee(), serial));
  }

  public Disposal disposalRow(long serial) {
    return java.util.Objects.requireNonNull(
        journal.find(Inventory.DISPOSAL, actor.licensee(), serial));
  }

  public Plant plantRow(long serial) {
    return java.util.Objects.requireNonNull(
        journal.find(Cultivation.PLANT, actor.licensee(), serial));
  }

  /** What of a lot is available. */
  public String available(long lot) {
    Balance balance =
        journal.find(
            Inventory.BALANCE, actor.licensee(), Inventory.LOT_KIND, lot, Account.AVAILABLE, 0L);
    return (balance == null ? Amount.ZERO : balance.amount()).toString();
  }

  /** Sum of the licensee's postings on an account. */
  public String sum(Account account, Unit unit) {
    Amount sum = Amount.ZERO;
    for (PostingRow posting : journal.rows(Inventory.POSTING)) {
      boolean isOf =
          posting.account() == account
              && posting.unit() == unit
              && posting.licenseeId().equals(actor.licensee());
      sum = isOf ? sum.plus(posting.amount()) : sum;
    }
    return sum.toString();
  }

  /** Reserves as an open transfer does, and as rooms above do by the same postings. */
  public void reserve(long lot, String qty) {
    Lot row = lotRow(lot);
    run(
        new Command() {
          @Override
          public String act() {
            return "transfer.file";
          }

          @Override
          public Decision<Outcome> decide(Deciding deciding) {
            return Outcome.accepted(
                row.ref(),
                new Ledger(deciding)
                    .move(
                        row,
                        Account.AVAILABLE,
                        0,
                        Account.RESERVED,
                        1,
                        Amount.parse(qty),
                        "transfer")
                    .events());
          }
        });
  }

  /** Reasons of a lot's adjustments, in their order. */
  public List<String> reasons(long lot) {
    return journal.rows(Inventory.ADJUSTMENT).stream()
        .filter(adjustment -> adjustment.lot() == lot)
        .map(Adjustment::reason)
        .toList();
  }

  public void pass(Duration time) {
    clock.pass(time);
  }

  public Instant now() {
    return clock.instant();
  }
}
