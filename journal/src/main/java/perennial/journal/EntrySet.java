package perennial.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** The entries of one call, collected and then written as one set for each table. */
final class EntrySet {
  /** A personal part, sealed. */
  record Sealed(ObjectRef object, Bytes text, Bytes hash) {}

  /**
   * A key that an object gets.
   *
   * @param madeBy the entry whose personal part is the first under it
   */
  record NewKey(byte[] key, long madeBy) {}

  /** An entry's place in a licensee's chain, and the running hash before it. */
  record Link(long n, Bytes previous) {}

  private record Pending(
      Occasion occasion,
      Set<LicenseeId> parties,
      List<Event> events,
      @Nullable Sealed sealed,
      Set<ObjectRef> streams) {}

  final Map<ObjectRef, NewKey> newKeys = new LinkedHashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<Bytes> leaves = new ArrayList<>();

  /** The calls' own sets, of which this one is made up. */
  private final List<EntrySet> parts = new ArrayList<>();

  void add(
      Occasion occasion,
      Set<LicenseeId> parties,
      List<Event> events,
      @Nullable Sealed sealed,
      Set<ObjectRef> streams) {
    pending.add(new Pending(occasion, parties, new ArrayList<>(events), sealed, streams));
  }

  void addAll(EntrySet other) {
    pending.addAll(other.pending);
    newKeys.putAll(other.newKeys);
    parts.add(other);
  }

  /** Forgets all of it: the call was refused. */
  void clear() {
    pending.clear();
    newKeys.clear();
  }

  void addToFirst(Event event) {
    pending.getFirst().events().add(event);
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  boolean changesCredentials() {
    return pending.stream()
        .anyMatch(each -> each.events().stream().anyMatch(CredentialEvent.class::isInstance));
  }

  int size() {
    return pending.size();
  }

  List<Bytes> leaves() {
    return leaves;
  }

  Set<LicenseeId> parties() {
    var all = new TreeSet<LicenseeId>();
    pending.forEach(each -> all.addAll(each.parties()));
    return all;
  }

  /**
   * Adds all of them to a statement, and hashes them: from now on each part has its leaves.
   *
   * @param asArrays whatever their number, so that groups of any size are one statement
   */
  void addTo(
      MultiStatement statement,
      Journal journal,
      BiFunction<LicenseeId, Bytes, Link> advance,
      boolean asArrays)
      throws SQLException {
    List<Entry> entries = pending.stream().map(each -> entry(each, journal)).toList();
    entries.forEach(entry -> leaves.add(entry.leaf()));
    int from = 0;
    for (EntrySet part : parts) {
      part.leaves.addAll(leaves.subList(from, from + part.size()));
      from += part.size();
    }
    addEntries(statement, entries, asArrays);
    addChain(statement, entries, advance, asArrays);
    addStreams(statement, asArrays);
    addPersonal(statement, journal.vault());
  }

  private static Entry entry(Pending each, Journal journal) {
    List<LicenseeId> parties = List.copyOf(each.parties());
    String release = journal.release();
    var facts =
        new Bytes(Entry.facts(journal.types(), each.occasion(), parties, each.events(), release));
    var salt = new Bytes(journal.random().bytes(Entry.SALT_BYTES));
    Sealed sealed = each.sealed();
    return new Entry(
        each.occasion(),
        parties,
        each.events(),
        facts,
        salt,
        sealed == null ? null : sealed.text(),
        sealed == null ? null : sealed.hash(),
        release);
  }

  private void addEntries(MultiStatement statement, List<Entry> entries, boolean asArrays)
      throws SQLException {
    if (entries.size() == 1 && !asArrays) {
      addEntry(statement, entries.getFirst());
      return;
    }
    int size = entries.size();
    var ids = new long[size];
    var licensees = new long[size];
    var parties = new String[size];
    var acts = new String[size];
    var recorded = new String[size];
    var facts = new byte[size][];
    var salts = new byte[size][];
    byte[] @Nullable [] personal = new byte[size] @Nullable [];
    var hashes = new byte[size][];
    for (int i = 0; i < size; i++) {
      Entry entry = entries.get(i);
      ids[i] = entry.occasion().entryId();
      licensees[i] = entry.occasion().licensee().value();
      parties[i] = join(entry.parties());
      acts[i] = entry.occasion().act();
      recorded[i] = entry.occasion().recordedAt().toString();
      facts[i] = entry.facts().array();
      salts[i] = entry.salt().array();
      Bytes personalHash = entry.personalHash();
      personal[i] = personalHash == null ? null : personalHash.array();
      hashes[i] = leaves.get(i).array();
    }
    statement
        .change(JournalSql.INSERT_ENTRIES)
        .withLongs(ids)
        .withLongs(licensees)
        .withTexts(parties)
        .withTexts(acts)
        .withTexts(recorded)
        .withBytes(facts)
        .withBytes(salts)
        .withBytes(personal)
        .withBytes(hashes);
  }

  private void addEntry(MultiStatement statement, Entry entry) {
    Bytes personalHash = entry.personalHash();
    statement
        .change(JournalSql.INSERT_ENTRY)
        .with(entry.occasion().entryId())
        .with(entry.occasion().licensee().value())
        .with(join(entry.parties()))
        .with(entry.occasion().act())
        .with(entry.occasion().recordedAt().toString())
        .with(entry.facts().array())
        .with(entry.salt().array())
        .with(personalHash == null ? null : personalHash.array())
        .with(leaves.getFirst().array());
  }

  private void addChain(
      MultiStatement statement,
      List<Entry> entries,
      BiFunction<LicenseeId, Bytes, Link> advance,
      boolean asArrays)
      throws SQLException {
    var licensees = new ArrayList<Long>();
    var places = new ArrayList<Long>();
    var ids = new ArrayList<Long>();
    var previous = new ArrayList<byte[]>();
    for (int i = 0; i < entries.size(); i++) {
      for (LicenseeId party : entries.get(i).parties()) {
        Link link = advance.apply(party, leaves.get(i));
        licensees.add(party.value());
        places.add(link.n());
        ids.add(entries.get(i).occasion().entryId());
        previous.add(link.previous().array());
      }
    }
    if (licensees.size() == 1 && !asArrays) {
      statement
          .change(JournalSql.INSERT_LINK)
          .with(licensees.getFirst())
          .with(places.getFirst())
          .with(ids.getFirst())
          .with(previous.getFirst());
      return;
    }
    statement
        .change(JournalSql.INSERT_CHAIN)
        .withLongs(longs(licensees))
        .withLongs(longs(places))
        .withLongs(longs(ids))
        .withBytes(previous.toArray(byte[][]::new));
  }

  private void addStreams(MultiStatement statement, boolean asArrays) throws SQLException {
    var kinds = new ArrayList<String>();
    var serials = new ArrayList<Long>();
    var ids = new ArrayList<Long>();
    for (Pending each : pending) {
      for (ObjectRef stream : each.streams()) {
        kinds.add(stream.kind().letters());
        serials.add(stream.serial());
        ids.add(each.occasion().entryId());
      }
    }
    if (kinds.size() <= TableSql.VALUES_MAX && !asArrays) {
      for (int i = 0; i < kinds.size(); i++) {
        statement
            .change(JournalSql.INSERT_STEP)
            .with(kinds.get(i))
            .with(serials.get(i))
            .with(ids.get(i));
      }
      return;
    }
    statement
        .change(JournalSql.INSERT_STREAM)
        .withTexts(kinds.toArray(String[]::new))
        .withLongs(longs(serials))
        .withLongs(longs(ids));
  }

  private void addPersonal(MultiStatement statement, Vault vault) throws SQLException {
    List<Pending> those = pending.stream().filter(each -> each.sealed() != null).toList();
    if (those.isEmpty()) {
      return;
    }
    if (!newKeys.isEmpty()) {
      statement
          .change(JournalSql.INSERT_OBJECT_KEYS)
          .withTexts(newKeys.keySet().stream().map(o -> o.kind().letters()).toArray(String[]::new))
          .withLongs(newKeys.keySet().stream().mapToLong(ObjectRef::serial).toArray())
          .withBytes(
              newKeys.entrySet().stream()
                  .map(e -> vault.sealKey(e.getValue().key(), e.getKey().toString()).array())
                  .toArray(byte[][]::new))
          .withLongs(newKeys.values().stream().mapToLong(NewKey::madeBy).toArray());
    }
    List<Sealed> sealed =
        those.stream().map(each -> java.util.Objects.requireNonNull(each.sealed())).toList();
    statement
        .change(JournalSql.INSERT_PERSONAL)
        .withLongs(those.stream().mapToLong(each -> each.occasion().entryId()).toArray())
        .withTexts(those.stream().map(each -> join(each.parties())).toArray(String[]::new))
        .withTexts(sealed.stream().map(s -> s.object().kind().letters()).toArray(String[]::new))
        .withLongs(sealed.stream().mapToLong(s -> s.object().serial()).toArray())
        .withBytes(sealed.stream().map(s -> s.text().array()).toArray(byte[][]::new));
  }

  private static String join(java.util.Collection<LicenseeId> ids) {
    return String.join(",", ids.stream().map(LicenseeId::toString).toList());
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
