package perennial.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import perennial.kernel.Base36;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.ObjectRef;

/**
 * Finds the calls that say what an object's personal parts say, but are not part of its life: those
 * that were refused, and those that changed nothing. All that its parties sent is opened for that.
 */
final class AttemptSearch {
  /** Shorter values are parts of too many other words. */
  static final int VALUE_LENGTH_MIN = 3;

  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|([\"\\\\/]))");
  private static final int FETCH = 500;

  private final Connection session;
  private final Vault vault;

  AttemptSearch(Connection session, Vault vault) {
    this.session = session;
    this.vault = vault;
  }

  /**
   * The calls that name the object, or were refused and hold one of its personal values.
   *
   * @throws SQLException also where the session is not in a transaction, which streaming needs
   */
  List<Long> find(ErasurePlan.Item item) throws SQLException {
    Set<String> values = values(item.object());
    String name = "." + item.object().kind().letters() + Base36.print(item.object().serial());
    Pattern named = Pattern.compile(Pattern.quote(name) + "(?![0-9A-Za-z])");
    var found = new ArrayList<Long>();
    try (PreparedStatement select = session.prepareStatement(EraserSql.ATTEMPTS_OF)) {
      select.setFetchSize(FETCH);
      select.setObject(1, item.parties().stream().mapToLong(p -> p.value()).toArray());
      try (ResultSet attempts = select.executeQuery()) {
        while (attempts.next()) {
          String text =
              plain(attempts.getBytes(4), attempts) + plain(attempts.getBytes(5), attempts);
          boolean isRefused = !attempts.getBoolean(2);
          if (named.matcher(text).find()
              || (isRefused && values.stream().anyMatch(text::contains))) {
            found.add(attempts.getLong(1));
          }
        }
      }
    }
    return found;
  }

  private String plain(byte[] sealed, ResultSet attempt) throws SQLException {
    String owner = "attempt " + attempt.getLong(1);
    byte[] key = vault.openKey(new Bytes(attempt.getBytes(3)), owner);
    String text = new String(vault.open(key, new Bytes(sealed), owner), StandardCharsets.UTF_8);
    return ESCAPED
        .matcher(text)
        .replaceAll(escape -> {
          String plain =
              escape.group(1) == null
                  ? escape.group(2)
                  : Character.toString(Integer.parseInt(escape.group(1), 16));
          return java.util.regex.Matcher.quoteReplacement(plain);
        });
  }

  private Set<String> values(ObjectRef object) throws SQLException {
    var values = new LinkedHashSet<String>();
    try (PreparedStatement select = session.prepareStatement(EraserSql.PARTS)) {
      select.setString(1, object.kind().letters());
      select.setLong(2, object.serial());
      try (ResultSet parts = select.executeQuery()) {
        while (parts.next()) {
          byte[] key = parts.getBytes(2);
          if (key != null) {
            collect(open(object, new Bytes(key), new Bytes(parts.getBytes(1))), values);
          }
        }
      }
    }
    return values;
  }

  private Object open(ObjectRef object, Bytes sealedKey, Bytes sealed) {
    String owner = object.toString();
    byte[] both = vault.open(vault.openKey(sealedKey, owner), sealed, owner);
    byte[] plain = (byte[]) ((List<?>) Objects.requireNonNull(Cbor.decode(both))).get(1);
    return Objects.requireNonNull(Cbor.decode(plain));
  }

  private static void collect(Object tree, Set<String> values) {
    switch (tree) {
      case String text when text.length() >= VALUE_LENGTH_MIN -> values.add(text);
      case Map<?, ?> map ->
          map.values().stream().filter(Objects::nonNull).forEach(v -> collect(v, values));
      case List<?> list -> list.stream().filter(Objects::nonNull).forEach(v -> collect(v, values));
      default -> {}
    }
  }
}
