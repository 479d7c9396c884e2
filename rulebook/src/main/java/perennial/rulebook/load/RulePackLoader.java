package perennial.rulebook.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.VerifierKey;
import perennial.rulebook.Jurisdiction;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.basis.EffectiveDates;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleVersion;

/**
 * Loads a rule pack: {@code <jurisdiction>/jurisdiction.json} names the rule sets of each pack, and
 * each set is a folder beside it. Nothing is taken unless everything is sound.
 */
public final class RulePackLoader {

  private final RuleFiles files;
  private final boolean isPublished;
  private final Defects defects = new Defects();

  private RulePackLoader(RuleFiles files) {
    this(files, false);
  }

  /**
   * @param isPublished whether it holds already, and must be read as it was taken
   */
  private RulePackLoader(RuleFiles files, boolean isPublished) {
    this.files = files;
    this.isPublished = isPublished;
  }

  /** Loads a pack that comes with this release. */
  public static RulePack loadShipped(String jurisdiction, String pack) {
    return load(RuleFiles.shipped(), jurisdiction, pack);
  }

  /**
   * Loads a pack.
   *
   * @throws RulePackRefused with everything that is wrong
   */
  public static RulePack load(RuleFiles files, String jurisdiction, String pack) {
    return new RulePackLoader(files).load(jurisdiction, pack);
  }

  /**
   * Loads a pack that a registry began with. It holds already, so that nothing is asked of it that
   * was not asked then.
   *
   * @throws RulePackRefused with everything that is wrong
   */
  public static RulePack loadFounding(RuleFiles files, String jurisdiction, String pack) {
    return new RulePackLoader(files, true).load(jurisdiction, pack);
  }

  /**
   * What a jurisdiction says of itself, whatever packs it has.
   *
   * @throws RulePackRefused with everything that is wrong
   */
  public static Jurisdiction jurisdiction(RuleFiles files, String code) {
    var loader = new RulePackLoader(files);
    var facts = loader.top(code).map(top -> loader.facts(code, top));
    if (facts.isEmpty() || loader.defects.size() > 0) {
      throw new RulePackRefused(loader.defects.list());
    }
    return facts.get();
  }

  /**
   * Loads one set for publication: its stretches from a day on.
   *
   * @param from first day in force; not before the set's own
   * @throws RulePackRefused with everything that is wrong
   */
  public static List<RuleSet> loadSet(
      RuleFiles files, Jurisdiction jurisdiction, String set, LocalDate from) {
    return new RulePackLoader(files).setFrom(jurisdiction, set, from);
  }

  /**
   * Loads a set that was published. What is asked of a row's evidence since then is not asked of
   * it: it judges what it judged.
   */
  public static List<RuleSet> loadPublished(
      RuleFiles files, Jurisdiction jurisdiction, String set, LocalDate from) {
    return new RulePackLoader(files, true).setFrom(jurisdiction, set, from);
  }

  /**
   * The first day that a set names for itself.
   *
   * @throws RulePackRefused when it names none
   */
  public static LocalDate firstDay(RuleFiles files, Jurisdiction jurisdiction, String set) {
    return new RulePackLoader(files).firstDay(jurisdiction.code() + "/" + set + "/set.json");
  }

  private LocalDate firstDay(String path) {
    var day =
        RowFile.object(files, path, defects)
            .map(object -> new Row(path, "", object, null, defects).dates(null).from());
    if (day.isEmpty() || defects.size() > 0) {
      throw new RulePackRefused(defects.list());
    }
    return day.get();
  }

  private List<RuleSet> setFrom(Jurisdiction jurisdiction, String name, LocalDate from) {
    var folder = jurisdiction.code() + "/" + name;
    var path = folder + "/set.json";
    var stretches =
        RowFile.object(files, path, defects)
            .map(object -> new Row(path, "", object, null, defects))
            .map(row -> {
              var head = head(row, jurisdiction.code(), name);
              var until = head.dates().to();
              if (from.isBefore(head.dates().from()) || (until != null && !from.isBefore(until))) {
                row.defect(
                    "effective-from",
                    "is not fit to begin "
                        + from
                        + ": it holds from "
                        + head.dates().from()
                        + (until == null ? "" : " until " + until));
                return List.<RuleSet>of();
              }
              var range = new EffectiveDates(from, until);
              return stretches(folder, head, range, jurisdiction.zone());
            });
    if (stretches.isEmpty() || defects.size() > 0) {
      throw new RulePackRefused(defects.list());
    }
    return stretches.get();
  }

  private RulePack load(String code, String pack) {
    var loaded = top(code).map(top -> pack(code, pack, top));
    if (loaded.isEmpty() || defects.size() > 0) {
      throw new RulePackRefused(defects.list());
    }
    return loaded.get();
  }

  private Optional<Row> top(String code) {
    var path = code + "/jurisdiction.json";
    return RowFile.object(files, path, defects)
        .map(object -> new Row(path, "", object, null, defects));
  }

  private Jurisdiction facts(String code, Row top) {
    if (!top.text("jurisdiction").equals(code)) {
      top.defect("jurisdiction", "is not the name of its folder");
    }
    return new Jurisdiction(
        code,
        top.text("name"),
        zone(top),
        top.text("identifier-prefix"),
        top.text("premises-region"),
        signers(top));
  }

  private static List<VerifierKey> signers(Row top) {
    var keys = new ArrayList<VerifierKey>();
    for (var text : top.texts("signers")) {
      try {
        keys.add(VerifierKey.parse(text));
      } catch (LogFormatException e) {
        top.defect("signers", "holds what is no public key: " + e.getMessage());
      }
    }
    return keys;
  }

  private RulePack pack(String code, String pack, Row top) {
    var jurisdiction = facts(code, top);
    var packs = top.inner("packs");
    if (packs.isEmpty() || !packs.get().names().contains(pack)) {
      top.defect("packs", "has no pack " + pack);
    }
    top.finish();
    var sets = new ArrayList<RuleSet>();
    var taken = new ArrayList<EffectiveDates>();
    for (var entry :
        packs.map(row -> row.names().contains(pack) ? row.rows(pack) : null).stream()
            .flatMap(List::stream)
            .toList()) {
      set(entry, jurisdiction, taken).ifPresent(sets::addAll);
    }
    return defects.size() > 0
        ? new RulePack(jurisdiction, pack, List.of())
        : new RulePack(jurisdiction, pack, sets);
  }

  private Optional<List<RuleSet>> set(
      Row entry, Jurisdiction jurisdiction, List<EffectiveDates> taken) {
    var name = entry.text("set");
    var closed = entry.date("until").orElse(null);
    entry.finish();
    var folder = jurisdiction.code() + "/" + name;
    return RowFile.object(files, folder + "/set.json", defects)
        .map(object -> new Row(folder + "/set.json", "", object, null, defects))
        .flatMap(row -> {
          var head = head(row, jurisdiction.code(), name);
          var dates = head.dates();
          var until = earlier(dates.to(), closed);
          if (until != null && !dates.from().isBefore(until)) {
            entry.defect("until", name + " would never be in force");
            return Optional.empty();
          }
          var range = new EffectiveDates(dates.from(), until);
          for (var other : taken) {
            if (other.overlaps(range)) {
              entry.defect("set", name + ", " + range + ", overlaps a set in force " + other);
            }
          }
          taken.add(range);
          return Optional.of(stretches(folder, head, range, jurisdiction.zone()));
        });
  }

  /** What a set says of itself. */
  private record Head(
      RuleVersion version, EffectiveDates dates, Set<String> units, Map<String, String> shares) {}

  private Head head(Row row, String code, String name) {
    if (!row.text("set").equals(name)) {
      row.defect("set", "is not the name of its folder");
    }
    row.text("title");
    var dates = row.dates(null);
    var published = row.date("published");
    // The set that a registry begins with describes law that was there before it; no later one may.
    boolean founding = row.flag("founding");
    if (published.isEmpty()) {
      row.defect("published", "is missing");
    } else if (!founding && dates.from().isBefore(published.get())) {
      row.defect("effective-from", "is retroactive: published " + published.get());
    }
    int number = row.integer("version");
    var units = row.someTexts("units");
    var shares = shares(row, code);
    row.finish();
    try {
      return new Head(new RuleVersion(name, number), dates, units, shares);
    } catch (IllegalArgumentException e) {
      row.defect("version", String.valueOf(e.getMessage()));
      return new Head(new RuleVersion("unnamed", 1), dates, units, shares);
    }
  }

  /** Kind to the folder of the set that it is shared with. */
  private static Map<String, String> shares(Row row, String code) {
    var shares = new TreeMap<String, String>();
    row.inner("shares")
        .ifPresent(inner -> {
          for (var kind : inner.names()) {
            if (!Draft.KINDS.contains(kind)) {
              inner.defect(kind, "is not a kind of row");
            }
            shares.put(kind, code + "/" + inner.text(kind));
          }
        });
    return shares;
  }

  private List<RuleSet> stretches(String folder, Head head, EffectiveDates range, ZoneId zone) {
    var draft =
        Draft.read(new SetFiles(files, folder, head.shares(), defects), head.dates().from());
    draft
        .all()
        .filter(located -> !located.row().basis().inForce().overlaps(head.dates()))
        .forEach(this::neverInForce);
    var days = new ArrayList<>(draft.boundaries(range.from(), range.to()));
    var sets = new ArrayList<RuleSet>();
    for (int i = 0; i < days.size(); i++) {
      var inForce = draft.on(days.get(i));
      CrossChecks.run(inForce, head.units(), defects);
      if (!isPublished) {
        CrossChecks.evidence(inForce, defects);
      }
      var end = i + 1 < days.size() ? days.get(i + 1) : range.to();
      sets.add(
          new RuleSet(
              head.version(),
              days.get(i).atStartOfDay(zone).toInstant(),
              end == null ? null : end.atStartOfDay(zone).toInstant(),
              inForce.rows(),
              labRules(head.version(), inForce)));
    }
    return sets;
  }

  /** Unsound rows cannot be laid out, and are refused in the end anyway. */
  private LabRules labRules(RuleVersion version, Draft inForce) {
    return defects.size() > 0
        ? new LabRules(
            version,
            new LabRules.Rows(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()))
        : new LabRules(version, inForce.labRows());
  }

  private void neverInForce(Located<? extends Rule> located) {
    defects.add(located.file(), located.place(), "is never in force while its set is");
  }

  private ZoneId zone(Row top) {
    try {
      return ZoneId.of(top.text("zone"));
    } catch (DateTimeException _) {
      top.defect("zone", "is not a time zone");
      return ZoneOffset.UTC;
    }
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
