package perennial.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import perennial.identifiers.GlobalId;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Business;
import perennial.licensing.GrantMembership;
import perennial.licensing.IssueKey;
import perennial.licensing.KeyText;
import perennial.licensing.Licensing;
import perennial.licensing.Permitted;
import perennial.licensing.RegisterLicensee;
import perennial.licensing.RegisterUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Licensees to play with: one of every type, each with a user and a key, and one user who may act
 * for all of them. They start with nothing: no area, strain, type or lot. Their keys stand in
 * {@code DIR/sandbox.json}, which other programs read; only there, since the registry keeps
 * digests.
 */
final class Sandbox {
  private static final String NAME = "sandbox.json";
  private static final String MULTI = "multi";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String HOW =
      "Send every request below url with two headers: x-mjf-mme-code, the code of a licensee, and"
          + " x-mjf-key, its key. The key under multi works with each of its codes. For example:"
          + " curl -H 'x-mjf-mme-code: J400001' -H 'x-mjf-key: KEY' URL/areas";

  /** A licensee of the sandbox. */
  private record Place(String code, String type, String name, boolean medical) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("G400001", "cultivator", "Sandbox Producer", false),
          new Place("M400001", "production", "Sandbox Processor", false),
          new Place("J400001", "cultivator_production", "Sandbox Producer Processor", false),
          new Place("J400002", "cultivator_production", "Sandbox Producer Processor 2", false),
          new Place("R400001", "dispensary", "Sandbox Retailer", false),
          new Place("R400002", "dispensary", "Sandbox Medical Retailer", true),
          new Place("L400001", "lab", "Sandbox Laboratory", false),
          new Place("Z400001", "transporter", "Sandbox Transporter", false),
          new Place("T400001", "tribe", "Sandbox Tribe", false),
          new Place("E400001", "co-op", "Sandbox Cooperative", false));

  /** More than any state of today has; each costs some acts at the first start. */
  static final int FURTHER_MAX = 10_000;

  /** The code of the first further producer/processor is the one after this. */
  private static final int FURTHER_CODES = 500_000;

  /** Changes of a sandbox's license: more than anybody plays with one. */
  private static final int VERSIONS_MAX = 1_000;

  /** Places that are made in one call. */
  private static final int AT_ONCE = 250;

  private final Core core;
  private final List<Place> places;

  /**
   * @param further producer/processors besides those of every type, so that writes of many
   *     licensees can be measured
   */
  Sandbox(Core core, int further) {
    this.core = core;
    var all = new ArrayList<>(PLACES);
    for (int i = 1; i <= further; i++) {
      all.add(new Place("J" + (FURTHER_CODES + i), "cultivator_production", "Further " + i, false));
    }
    this.places = List.copyOf(all);
  }

  /**
   * Makes what is missing and writes the file anew; licensees and keys that are there stay.
   *
   * @param url the registry's base, without a trailing slash
   */
  void furnish(Path data, String url) {
    Path file = data.resolve(NAME);
    Map<String, String> keys = knownKeys(file);
    Map<String, LicenseeId> ids = known();
    registerMissing(ids);
    issueMissing(ids, keys);
    ObjectNode root = JSON.createObjectNode().put("url", url + "/api/v1");
    ArrayNode licensees = root.putArray("licensees");
    for (Place place : places) {
      licensees
          .addObject()
          .put("code", place.code())
          .put("type", place.type())
          .put("global_id", globalId(Objects.requireNonNull(ids.get(place.code()))))
          .put("name", place.name())
          .put("key", keys.get(place.code()));
    }
    ObjectNode several = root.putObject(MULTI).put("key", keys.get(MULTI));
    ArrayNode codes = several.putArray("codes");
    PLACES.forEach(place -> codes.add(place.code()));
    root.put("how", HOW);
    write(file, root);
  }

  /** Under each code who has it; else who once had it, so that a changed code makes no twin. */
  private Map<String, LicenseeId> known() {
    Reader.Reading reading = core.reader().as(LicenseeId.REGISTRY);
    List<String> codes = places.stream().map(Place::code).toList();
    var found = reading.where(Licensing.LICENSEE, "code", codes, places.size());
    var once = reading.where(Licensing.LICENSE, "code", codes, places.size() * VERSIONS_MAX);
    reading.go();
    var byCode = new HashMap<String, LicenseeId>();
    once.get().forEach(license -> byCode.put(license.code(), license.licenseeId()));
    found.get().forEach(licensee -> byCode.put(licensee.code(), licensee.licenseeId()));
    return byCode;
  }

  private void registerMissing(Map<String, LicenseeId> ids) {
    var commands = new ArrayList<Command>();
    for (Place place : places) {
      if (!ids.containsKey(place.code())) {
        var id = new LicenseeId(core.minter().next(Licensing.LICENSEE_KIND));
        ids.put(place.code(), id);
        commands.add(registration(place, id));
      }
    }
    run(commands);
  }

  private Command registration(Place place, LicenseeId id) {
    String region = core.rules().pack().jurisdiction().premisesRegion();
    Business business = Business.named(place.name(), region);
    return new RegisterLicensee(
        id,
        place.code(),
        place.type(),
        place.medical() ? business.withMedicalEndorsement() : business,
        core.rules().pack(),
        true);
  }

  /** Makes the users whose keys the file lacks: one of every place, and one of several. */
  private void issueMissing(Map<String, LicenseeId> ids, Map<String, String> keys) {
    var owners = new ArrayList<String>();
    var users = new ArrayList<Command>();
    for (Place place : places) {
      if (!keys.containsKey(place.code())) {
        owners.add(place.code());
        users.add(user(place.name(), place.code()));
      }
    }
    if (!keys.containsKey(MULTI)) {
      owners.add(MULTI);
      users.add(user("Sandbox Integrator", MULTI));
    }
    List<ObjectRef> made = run(users);
    var grants = new ArrayList<Command>();
    var issues = new ArrayList<Command>();
    for (int i = 0; i < owners.size(); i++) {
      String owner = owners.get(i);
      long user = made.get(i).serial();
      List<String> codes =
          owner.equals(MULTI) ? PLACES.stream().map(Place::code).toList() : List.of(owner);
      codes.forEach(
          code -> grants.add(new GrantMembership(Objects.requireNonNull(ids.get(code)), user)));
      KeyText key = KeyText.generate(core.random());
      keys.put(owner, key.text());
      issues.add(new IssueKey(user, key.digest()));
    }
    run(grants);
    run(issues);
  }

  private static Command user(String name, String account) {
    String mail = account.toLowerCase(Locale.ROOT) + "@sandbox.test";
    return new RegisterUser("", name, mail, "admin", "");
  }

  /** Acts of the registry that must be accepted; answers what each made or is about. */
  private List<ObjectRef> run(List<Command> commands) {
    var subjects = new ArrayList<ObjectRef>();
    for (int from = 0; from < commands.size(); from += AT_ONCE) {
      List<Command> some = commands.subList(from, Math.min(commands.size(), from + AT_ONCE));
      var call =
          new Call(
              Actor.REGISTRY,
              Call.NO_CREDENTIALS,
              "sandbox",
              Instant.now(),
              new byte[0],
              null,
              some.stream()
                  .map(command -> new Call.Item(new Permitted(command, core.permissions()), null))
                  .toList(),
              new Answers());
      Result result = core.journal().execute(call);
      List<String> answers =
          result.answers().stream().map(each -> new String(each, StandardCharsets.UTF_8)).toList();
      if (!result.accepted()) {
        throw new StartRefused("The sandbox cannot be furnished: " + answers.getFirst(), List.of());
      }
      answers.forEach(answer -> subjects.add(ObjectRef.parse(answer)));
    }
    return subjects;
  }

  private static final class Answers implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return outcome.subject().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return String.join(" ", reasons.stream().map(Refusal::text).toList())
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static String globalId(LicenseeId id) {
    var object = new ObjectRef(Licensing.LICENSEE_KIND, id.value());
    return new GlobalId(GlobalId.STATE_PREFIX, object).toString();
  }

  /** The keys that the file has, by code; that of the integrator under {@link #MULTI}. */
  private static Map<String, String> knownKeys(Path file) {
    var keys = new HashMap<String, String>();
    if (Files.exists(file)) {
      JsonNode root = JSON.readTree(file);
      root.path("licensees")
          .forEach(each -> keys.put(each.path("code").asString(""), each.path("key").asString("")));
      keys.put(MULTI, root.path(MULTI).path("key").asString(""));
      keys.values().removeIf(String::isEmpty);
    }
    return keys;
  }

  private static void write(Path file, ObjectNode root) {
    try {
      SecretFile.write(file, root.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new StartRefused(NAME + " cannot be written into the data folder", e);
    }
  }
}
