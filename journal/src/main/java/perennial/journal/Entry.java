package perennial.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Digests;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;

/**
 * One accepted act, as hashed and kept for ever.
 *
 * <p>Facts are a deterministic CBOR map: {@code form} (1), {@code act}, {@code licensee}, {@code
 * user}, {@code parties}, {@code occurred} and {@code recorded} in microseconds since 1970, {@code
 * release} (the version of the program that wrote it) and {@code events}, a list of pairs of event
 * name and event. They are stored as hashed and never encoded again.
 *
 * @param parties the licensees in whose chains the entry stands, in ascending order
 * @param facts the CBOR bytes
 * @param salt 16 random bytes that keep facts from being guessed from their hash
 * @param personal the sealed personal part, or null when there is none or it was erased
 * @param personalHash SHA-256 over personal salt and personal part; kept when the part is erased
 * @param release which program wrote it, so that all that a bad one wrote can be found; null where
 *     the entry does not say
 */
public record Entry(
    Occasion occasion,
    List<LicenseeId> parties,
    List<Event> events,
    Bytes facts,
    Bytes salt,
    @Nullable Bytes personal,
    @Nullable Bytes personalHash,
    @Nullable String release) {

  /** The form of the facts; a later form is a new number, read beside this one. */
  static final long FORM = 1;

  static final int SALT_BYTES = 16;

  /** Stands in the leaf where an entry has no personal part. */
  private static final byte[] OF_NOTHING = Digests.sha256();

  /** An entry goes into one tile of the log, whose entries are under 64 KiB. */
  static final int FACTS_BYTES_MAX = 1 << 20;

  static byte[] facts(
      EventTypes types,
      Occasion occasion,
      List<LicenseeId> parties,
      List<Event> events,
      @Nullable String release) {
    var map = new HashMap<String, Object>();
    map.put("form", FORM);
    map.put("act", occasion.act());
    map.put("licensee", occasion.licensee().value());
    map.put("user", occasion.user());
    map.put("parties", parties.stream().map(LicenseeId::value).toList());
    map.put("occurred", micros(occasion.occurredAt()));
    map.put("recorded", micros(occasion.recordedAt()));
    if (release != null) {
      map.put("release", release);
    }
    var list = new ArrayList<Object>(events.size());
    for (Event event : events) {
      list.add(types.toTree(event));
    }
    map.put("events", list);
    byte[] facts = Cbor.encode(map);
    if (facts.length > FACTS_BYTES_MAX) {
      throw new IllegalArgumentException("an entry's facts are over " + FACTS_BYTES_MAX + " bytes");
    }
    return facts;
  }

  static Entry read(
      EventTypes types,
      long entryId,
      Bytes facts,
      Bytes salt,
      @Nullable Bytes personal,
      @Nullable Bytes personalHash) {
    Map<?, ?> map = (Map<?, ?>) java.util.Objects.requireNonNull(Cbor.decode(facts.array()));
    var moments = new Moments(instant(map.get("occurred")), instant(map.get("recorded")));
    var occasion =
        new Occasion(
            entryId,
            (String) java.util.Objects.requireNonNull(map.get("act")),
            new LicenseeId(number(map.get("licensee"))),
            number(map.get("user")),
            moments,
            personal);
    List<LicenseeId> parties =
        ((List<?>) java.util.Objects.requireNonNull(map.get("parties")))
            .stream().map(p -> new LicenseeId(number(p))).toList();
    List<Event> events =
        ((List<?>) java.util.Objects.requireNonNull(map.get("events")))
            .stream().map(e -> types.fromTree((List<?>) e)).toList();
    return new Entry(
        occasion,
        parties,
        events,
        facts,
        salt,
        personal,
        personalHash,
        (String) map.get("release"));
  }

  /** The 32 bytes that the log holds of this entry. */
  public Bytes leaf() {
    byte[] second = personalHash == null ? OF_NOTHING : personalHash.array();
    return new Bytes(Digests.sha256(salt.array(), facts.array(), second));
  }

  /** A licensee's running hash after a leaf: what the next entry of its chain refers to. */
  public static Bytes link(Bytes previous, Bytes leaf) {
    return new Bytes(Digests.sha256(previous.array(), leaf.array()));
  }

  private static long number(@Nullable Object value) {
    return (Long) java.util.Objects.requireNonNull(value);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(@Nullable Object micros) {
    return Instant.EPOCH.plus(number(micros), ChronoUnit.MICROS);
  }
}
