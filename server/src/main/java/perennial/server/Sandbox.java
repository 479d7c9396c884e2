package perennial.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
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

  private final Core core;

  Sandbox(Core core) {
    this.core = core;
  }

  /**
   * Makes what is missing and writes the file anew; licensees and keys that are there stay.
   *
   * @param url the registry's base, without a trailing slash
   */
  void furnish(Path data, String url) {
    Path file = data.resolve(NAME);
    Map<String, String> keys = knownKeys(file);
    Map<String, Licensee> known = known();
    ObjectNode root = JSON.createObjectNode().put("url", url + "/api/v1");
    ArrayNode licensees = root.putArray("licensees");
    var all = new ArrayList<LicenseeId>();
    for (Place place : PLACES) {
      Licensee licensee = known.get(place.code());
      LicenseeId id = licensee == null ? register(place) : licensee.licenseeId();
      all.add(id);
      String key = keys.getOrDefault(place.code(), "");
      if (key.isEmpty()) {
        key = newUser(place.name(), place.code(), List.of(id));
      }
      licensees
          .addObject()
          .put("code", place.code())
          .put("type", place.type())
          .put("global_id", globalId(id))
          .put("name", place.name())
          .put("key", key);
    }
    String multi = keys.getOrDefault("", "");
    ObjectNode several = root.putObject("multi");
    several.put("key", multi.isEmpty() ? newUser("Sandbox Integrator", "multi", all) : multi);
    ArrayNode codes = several.putArray("codes");
    PLACES.forEach(place -> codes.add(place.code()));
    root.put("how", HOW);
    write(file, root);
  }

  private Map<String, Licensee> known() {
    Reader.Reading reading = core.reader().as(LicenseeId.REGISTRY);
    var found =
        reading.where(
            Licensing.LICENSEE, "code", PLACES.stream().map(Place::code).toList(), PLACES.size());
    reading.go();
    var byCode = new HashMap<String, Licensee>();
    found.get().forEach(licensee -> byCode.put(licensee.code(), licensee));
    return byCode;
  }

  private LicenseeId register(Place place) {
    var id = new LicenseeId(core.minter().next(Licensing.LICENSEE_KIND));
    Business business = Business.named(place.name());
    run(
        new RegisterLicensee(
            id,
            place.code(),
            place.type(),
            place.medical() ? business.withMedicalEndorsement() : business,
            core.rules(),
            true));
    return id;
  }

  /** Makes a user who may act for the licensees, and answers the user's key. */
  private String newUser(String name, String mail, List<LicenseeId> licensees) {
    long user =
        run(new RegisterUser(
                "", name, mail.toLowerCase(java.util.Locale.ROOT) + "@sandbox.test", "admin", ""))
            .serial();
    for (LicenseeId licensee : licensees) {
      run(new GrantMembership(licensee, user));
    }
    KeyText key = KeyText.generate(core.random());
    run(new IssueKey(user, key.digest()));
    return key.text();
  }

  /** An act of the registry that must be accepted; answers what it made or is about. */
  private ObjectRef run(Command command) {
    var call =
        new Call(
            Actor.REGISTRY,
            Call.NO_CREDENTIALS,
            "sandbox",
            Instant.now(),
            new byte[0],
            null,
            List.of(new Call.Item(command, null)),
            new Answers());
    Result result = core.journal().execute(call);
    String answer = new String(result.answers().getFirst(), StandardCharsets.UTF_8);
    if (!result.accepted()) {
      throw new StartRefused("The sandbox cannot be furnished: " + answer, List.of());
    }
    return ObjectRef.parse(answer);
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

  /** The keys that the file has, by code; that of the integrator under no code. */
  private static Map<String, String> knownKeys(Path file) {
    var keys = new HashMap<String, String>();
    if (Files.exists(file)) {
      JsonNode root = JSON.readTree(file);
      root.path("licensees")
          .forEach(each -> keys.put(each.path("code").asString(""), each.path("key").asString("")));
      keys.put("", root.path("multi").path("key").asString(""));
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
