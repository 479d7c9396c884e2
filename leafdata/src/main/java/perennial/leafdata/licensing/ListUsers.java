package perennial.leafdata.licensing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.LeafDialect;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.References;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Filters;
import perennial.leafdata.format.PageEnvelope;
import perennial.leafdata.format.PageQuery;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Directory;
import perennial.licensing.Licensing;
import perennial.licensing.Member;
import perennial.licensing.RegisterUser;
import perennial.licensing.User;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/**
 * {@code GET /users}: who may act for the caller's license. Names and e-mail are opened from their
 * sealed part for the answer, so filters by them look at the page that was read; no license has
 * more users than one page.
 */
public final class ListUsers implements Endpoint {
  private final Desk desk;

  /** A user and the opened personal part. */
  private record Person(User user, Stated personal) {
    String text(String name) {
      return Objects.requireNonNullElse(personal.get(name), "").toString();
    }

    String name() {
      return (text(RegisterUser.FIRST_NAME) + " " + text(RegisterUser.LAST_NAME)).strip();
    }
  }

  public ListUsers(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/users";
  }

  @Override
  public String summary() {
    return "Lists the users of the license.";
  }

  @Override
  public Answer handle(Request request) {
    PageQuery asked = Listing.pageQuery(request);
    List<Filter> filters = Filters.of(Resource.USERS, asked);
    return desk.read(request, caller -> page(request, asked, filters, caller));
  }

  private Desk.Found page(Request request, PageQuery asked, List<Filter> filters, Caller caller) {
    // The registry owns users; who is a member is the license's to read.
    Reader.Reading reading = desk.reader().as(Set.of(caller.licensee(), LicenseeId.REGISTRY));
    Query<Member> query = Directory.members(caller.licensee()).limit(PageEnvelope.PER_PAGE + 1);
    if (asked.before().isPresent()) {
      query.before(asked.before().getAsLong());
    } else {
      query.offset(asked.offset());
    }
    Supplier<Reader.Page<Member>> found = reading.page(query);
    reading.go();
    List<Member> read = found.get().rows();
    boolean more = read.size() > PageEnvelope.PER_PAGE;
    List<Member> members = more ? read.subList(0, PageEnvelope.PER_PAGE) : read;
    List<Person> shown =
        people(reading, members).stream()
            .filter(person -> filters.stream().allMatch(each -> meets(person, each, caller)))
            .toList();
    var envelope =
        new PageEnvelope(
            asked,
            request.baseUrl() + path(),
            filters.isEmpty() ? found.get().total() : shown.size(),
            more,
            members.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(members.getLast().userSerial()),
            shown.stream().map(person -> row(person, caller)).toList());
    return new Desk.Found(envelope.bytes(), reading.credentials());
  }

  private static List<Person> people(Reader.Reading reading, List<Member> members) {
    List<Long> serials = members.stream().map(Member::userSerial).toList();
    Supplier<Map<List<Object>, User>> found = Directory.users(reading, serials);
    reading.go();
    Map<List<Object>, User> users = found.get();
    var sealed = new HashMap<ObjectRef, Bytes>();
    users.values().stream()
        .filter(user -> user.personal() != null)
        .forEach(user -> sealed.put(user.ref(), Objects.requireNonNull(user.personal())));
    Supplier<Map<ObjectRef, Stated>> opened = reading.personal(sealed);
    reading.go();
    Map<ObjectRef, Stated> personal = opened.get();
    var people = new ArrayList<Person>(members.size());
    for (long serial : serials) {
      User user = users.get(List.<Object>of(LicenseeId.REGISTRY.value(), serial));
      if (user != null && user.deletedAt() == null) {
        people.add(new Person(user, personal.getOrDefault(user.ref(), Stated.NONE)));
      }
    }
    return people;
  }

  private static boolean meets(Person person, Filter filter, Caller caller) {
    User user = person.user();
    return switch (filter) {
      case Filter.IdIs(String field, var id) ->
          Objects.equals(References.serial(id, Licensing.USER_KIND), user.serial());
      case Filter.TextIs(String field, String text) ->
          switch (field) {
            case "user_email" -> person.text(RegisterUser.EMAIL).equalsIgnoreCase(text);
            case "user_name" -> holds(person.name(), text);
            case "mme_code" -> caller.row().code().equalsIgnoreCase(text);
            case "mme_name" -> holds(caller.row().name(), text);
            case "external_id" -> user.externalId().equals(text);
            default -> true; // no filter of this list
          };
      case Filter.From(String field, var instant) -> !user.updatedAt().isBefore(instant);
      case Filter.Before(String field, var instant) -> user.updatedAt().isBefore(instant);
      case Filter.MoreThan more -> true;
      case Filter.Nothing nothing -> false;
    };
  }

  private static boolean holds(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Row row(Person person, Caller caller) {
    User user = person.user();
    return FieldLists.USER
        .row()
        .set("id", user.serial())
        .set("email", person.text(RegisterUser.EMAIL))
        .set("first_name", person.text(RegisterUser.FIRST_NAME))
        .set("last_name", person.text(RegisterUser.LAST_NAME))
        .set("auth_level", user.authLevel())
        .set("external_id", user.externalId())
        .set("global_id", Ids.user(user.serial()))
        .set("global_mme_id", caller.ids().licensee());
  }
}
