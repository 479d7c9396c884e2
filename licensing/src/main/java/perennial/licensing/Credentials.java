package perennial.licensing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;

/**
 * Identifies callers by license code and key.
 *
 * <p>What was found is kept until the epoch's credentials change. This node learns of a change when
 * a write answers {@link perennial.journal.CredentialsChanged} or a reading shows another value
 * than the principal's: then ask {@link #identifyAnew}. A read is answered only if {@link
 * #isCurrent} still holds after it, so that a revoked key is honoured not even once.
 *
 * <p>Keys are looked up by their digest, which tells nothing about how near a guess was. An unknown
 * code, a wrong key and a user who is no member make one and the same answer, by the same
 * questions.
 */
public final class Credentials {
  /** Callers kept: more than all users of all licensees of the reference jurisdiction. */
  public static final int KNOWN_MAX = 20_000;

  /** Refused pairs kept, against a client that repeats a wrong key in a loop. */
  public static final int UNKNOWN_MAX = 10_000;

  /** How long a refused pair is refused unasked; short, since its key may be issued meanwhile. */
  public static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

  /** Keys of ours have 64 characters; a longer text than this is not even hashed. */
  public static final int KEY_LENGTH_MAX = 512;

  /** A code with room to spare; a longer text is none. */
  public static final int CODE_LENGTH_MAX = 40;

  /**
   * No user has this serial: asked for where there is none, so that every refusal costs the same.
   */
  private static final long NOBODY = 0;

  private final Reader reader;
  private final InstantSource clock;
  private final Bounded<Pair, Found> known = new Bounded<>(KNOWN_MAX);
  private final Bounded<Pair, Instant> unknown = new Bounded<>(UNKNOWN_MAX);

  private record Pair(String code, String digest) {}

  /** Who that is, as long as the key opens anything. */
  private record Found(Principal principal, ApiKey key) {}

  /** The entries used last, up to a number. */
  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private final int max;

    Bounded(int max) {
      super(64, 0.75f, true);
      this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > max;
    }
  }

  public Credentials(Reader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** Who that is; empty when the code and the key do not belong together, for whatever reason. */
  public Optional<Principal> identify(String code, String key) {
    if (key.isEmpty() || key.length() > KEY_LENGTH_MAX || code.length() > CODE_LENGTH_MAX) {
      return Optional.empty();
    }
    Pair pair = pair(code, key);
    synchronized (this) {
      Found found = known.get(pair);
      if (found != null) {
        return Optional.of(found)
            .filter(each -> each.key().opensAt(clock.instant()))
            .map(Found::principal);
      }
      Instant refusedUntil = unknown.get(pair);
      if (refusedUntil != null && clock.instant().isBefore(refusedUntil)) {
        return Optional.empty();
      }
    }
    Found found = look(pair);
    synchronized (this) {
      if (found == null) {
        unknown.put(pair, clock.instant().plus(UNKNOWN_FOR));
      } else {
        known.put(pair, found);
      }
    }
    return Optional.ofNullable(found).map(Found::principal);
  }

  /** As {@link #identify}, past what is kept of this pair: after the credentials changed. */
  public Optional<Principal> identifyAnew(String code, String key) {
    if (key.length() <= KEY_LENGTH_MAX && code.length() <= CODE_LENGTH_MAX) {
      Pair pair = pair(code, key);
      synchronized (this) {
        known.remove(pair);
        unknown.remove(pair);
      }
    }
    return identify(code, key);
  }

  private static Pair pair(String code, String key) {
    return new Pair(RegisterLicensee.normalized(code), new KeyText(key).digest());
  }

  /**
   * Whether the principal still holds, judged by the credentials that a later reading or call met.
   */
  public static boolean isCurrent(Principal principal, long credentials) {
    return principal.credentials() == credentials;
  }

  private @Nullable Found look(Pair pair) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    Supplier<List<Licensee>> licensees =
        reading.where(Licensing.LICENSEE, "code", Set.of(pair.code()), 1);
    Supplier<Map<List<Object>, ApiKey>> keys =
        reading.find(Licensing.API_KEY, List.of(List.of(pair.digest(), Dated.NOW)));
    reading.go();
    long credentials = reading.credentials();
    Licensee licensee = single(licensees.get());
    ApiKey key = single(keys.get().values());
    long user = key != null && key.opensAt(clock.instant()) ? key.userSerial() : NOBODY;
    Supplier<Map<List<Object>, User>> users =
        reading.find(Licensing.USER, List.of(List.of(LicenseeId.REGISTRY, user)));
    reading.go();
    User person = single(users.get().values());
    if (licensee == null || key == null || person == null) {
      return null;
    }
    boolean isMember =
        licensee.deletedAt() == null
            && person.deletedAt() == null
            && key.opens(licensee.licenseeId())
            && person.licensees().contains(licensee.licenseeId());
    // A change between the two questions would mix two states: then this is void at first use.
    return isMember ? new Found(new Principal(licensee, person, credentials), key) : null;
  }

  private static <T> @Nullable T single(Collection<T> rows) {
    return rows.isEmpty() ? null : rows.iterator().next();
  }
}
