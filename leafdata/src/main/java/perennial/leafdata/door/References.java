package perennial.leafdata.door;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Kind;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafId;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.web.Request;

/** Reads identifiers of requests as serials of the kind that the field is for. */
public final class References {
  private References() {}

  /** The serial, or null when the field is absent, empty, or was refused. */
  public static @Nullable Long serial(Fields fields, String field, Need need, Kind kind) {
    Optional<LeafId> id = fields.id(field, need);
    if (id.isEmpty()) {
      return null;
    }
    Long serial = serial(id.get(), kind);
    if (serial == null) {
      fields.refuse(field, LeafTexts.SELECTED);
    }
    return serial;
  }

  /** The serial of an identifier of a kind, or null when it is of another kind. */
  public static @Nullable Long serial(LeafId id, Kind kind) {
    if (!id.kind().equals(kind.letters())) {
      return null;
    }
    var number = id.number();
    return number.isEmpty() || number.getAsLong() == 0 ? null : number.getAsLong();
  }

  /** The serial that the last part of a path names, or null when it is no identifier of a kind. */
  public static @Nullable Long ofPath(Request request, Kind kind) {
    return LeafId.parse(request.pathParameter("id"))
            instanceof perennial.leafdata.format.Reading.Understood<LeafId>(LeafId id)
        ? serial(id, kind)
        : null;
  }
}
