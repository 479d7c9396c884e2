package perennial.licensing.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Reader;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.Directory;
import perennial.licensing.Holder;
import perennial.licensing.License;
import perennial.licensing.LicenseOrder;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.web.Request;
import perennial.web.RequestFailed;

/**
 * What paths and bodies of the native API name: each is looked up, and where there is none the
 * answer is that there is nothing of this name.
 */
public final class NamedThings {
  private final Reader reader;

  NamedThings(Reader reader) {
    this.reader = reader;
  }

  /** A licensee by its code or its identifier, as the path names it. */
  public Licensee licensee(Request request) {
    return licensee(request.pathParameter("licensee"));
  }

  /** A licensee by its code or its identifier, as a body names it. */
  public Licensee licensee(String name) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    Supplier<List<Licensee>> byCode = Directory.ofCodes(reading, List.of(name));
    List<LicenseeId> ids =
        GlobalId.read(name)
            .map(GlobalId::object)
            .filter(each -> each.kind().equals(Licensing.LICENSEE_KIND))
            .map(each -> List.of(new LicenseeId(each.serial())))
            .orElse(List.of());
    var byId = Directory.ofIds(reading, ids);
    reading.go();
    return byCode.get().stream()
        .findFirst()
        .or(() -> byId.get().values().stream().findFirst())
        .orElseThrow(NativeDesk::none);
  }

  /** The order that the path names. */
  public LicenseOrder order(Request request) {
    String name = request.pathParameter("order");
    long serial =
        GlobalId.read(name)
            .map(GlobalId::object)
            .or(() -> object(name))
            .filter(object -> object.kind().equals(Licensing.ORDER_KIND))
            .map(ObjectRef::serial)
            .orElseThrow(NativeDesk::none);
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var found =
        reading.find(Licensing.LICENSE_ORDER, List.of(List.of(LicenseeId.REGISTRY, serial)));
    reading.go();
    return found.get().values().stream().findFirst().orElseThrow(NativeDesk::none);
  }

  private static Optional<ObjectRef> object(String name) {
    try {
      return Optional.of(ObjectRef.parse(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Who holds the license of another place now: its code or identifier. */
  Holder holder(String name) {
    return Directory.holder(reader, licensee(name).licenseeId()).orElseThrow(NativeDesk::none);
  }

  /**
   * The object that a part of the path names.
   *
   * @throws RequestFailed when it is no identifier of that kind
   */
  public static long serial(Request request, String part, Kind kind) {
    return GlobalId.read(request.pathParameter(part))
        .map(GlobalId::object)
        .filter(each -> each.kind().equals(kind))
        .map(ObjectRef::serial)
        .orElseThrow(NativeDesk::none);
  }

  /** By the code that it had at that time first; else by what it is called now. */
  LicenseeId licenseeAsOf(Request request, Times times) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var holder =
        Directory.holderOf(reading, request.pathParameter("licensee"), times.at(), times.known());
    reading.go();
    return holder.get().map(License::licenseeId).orElseGet(() -> licensee(request).licenseeId());
  }

  /** The ended licensee that is listed under a code; null where none is. */
  @Nullable LicenseeId former(String code) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var listed = Directory.ofCodes(reading, List.of(code));
    reading.go();
    return listed.get().stream()
        .filter(each -> each.status().isEnded())
        .map(Licensee::licenseeId)
        .findFirst()
        .orElse(null);
  }
}
