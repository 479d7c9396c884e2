package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;
import perennial.journal.PersonalSeal;
import perennial.kernel.Bytes;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/** Checks that each personal part that is still there is the one that was hashed. */
final class PersonalCheck {
  private static final String PARTS =
      """
      SELECT p.entry_id, p.kind, p.serial, p.sealed, k.sealed FROM journal.entry_personal p
      LEFT JOIN LATERAL (SELECT o.sealed FROM journal.object_key o
        WHERE o.kind = p.kind AND o.serial = p.serial AND o.made_by <= p.entry_id
        ORDER BY o.made_by DESC LIMIT 1) k ON true
      WHERE p.entry_id = ANY(?)\
      """;

  private final PersonalSeal seal;
  private final long licensee;
  private final Findings findings;

  PersonalCheck(PersonalSeal seal, long licensee, Findings findings) {
    this.seal = seal;
    this.licensee = licensee;
    this.findings = findings;
  }

  /** Checks some entries within their snapshot. */
  void check(Connection connection, List<Entry> entries) throws SQLException {
    Map<Long, Entry> personal = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.personal() != null) {
        personal.put(entry.occasion().entryId(), entry);
      }
    }
    if (personal.isEmpty()) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(PARTS)) {
      select.setObject(1, personal.keySet().stream().mapToLong(Long::longValue).toArray());
      try (ResultSet parts = select.executeQuery()) {
        while (parts.next()) {
          Entry entry = personal.get(parts.getLong(1));
          if (entry != null && !isHashed(entry, parts)) {
            long id = entry.occasion().entryId();
            findings.add(
                Finding.of(Fault.PERSONAL_HASH, licensee, "journal.entry_personal", id, ""));
          }
        }
      }
    }
  }

  private boolean isHashed(Entry entry, ResultSet part) throws SQLException {
    byte @Nullable [] key = part.getBytes(5);
    Bytes hash = entry.personalHash();
    // A part without its key is as good as erased.
    return key == null
        || (hash != null
            && seal.holds(
                new ObjectRef(new Kind(part.getString(2)), part.getLong(3)),
                new Bytes(key),
                new Bytes(part.getBytes(4)),
                hash));
  }
}
