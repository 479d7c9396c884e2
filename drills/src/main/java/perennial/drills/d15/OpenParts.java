package perennial.drills.d15;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Reply;
import perennial.drills.stage.StageFailed;
import perennial.drills.stage.World;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/** What everybody may read: the log, receipts, health, metrics; and what errors tell. */
final class OpenParts {
  private static final int HASH_BYTES = 32;

  /** The log takes an entry within a second; this is for a machine that is busy. */
  private static final int TRIES_MAX = 200;

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Story story;
  private final Cast cast;

  OpenParts(Story story, Cast cast) {
    this.story = story;
    this.cast = cast;
  }

  void play() {
    log();
    errors();
  }

  private void log() {
    story.refused(
        "The intruder reads the public log: checkpoint, key, every tile, every bundle of entries, a"
            + " proof of an entry of the victim's; and health and metrics",
        "hashes and signatures only: 32 bytes an entry, no text or identifier of anybody's",
        () -> {
          var tally = new Tally();
          Reply proof = proof(leaf());
          tell(tally, "/log/proof", proof);
          long size = Long.parseLong(get("/log/checkpoint").text().split("\n", -1)[1]);
          for (String path : paths(size)) {
            tell(tally, path, get(path));
          }
          Seen all = tally.seen("tell nothing");
          return new Seen(all.asExpected(), all.text() + ", of " + size + " entries");
        });
  }

  /** The leaf of a write of the victim's, as its answer names it. */
  private String leaf() {
    Caller victim = cast.victim();
    Reply reply =
        victim.post(
            "/strains/update",
            "{'strain':{'global_id':'%s','name':'%s again'}}"
                .formatted(cast.of().get("loose_strain"), World.OUR_MARK));
    return reply.headers().getOrDefault("perennial-entries", List.of("")).getFirst();
  }

  private Reply proof(String leaf) throws InterruptedException {
    for (int i = 0; i < TRIES_MAX; i++) {
      Reply reply = get("/log/proof/" + leaf);
      if (reply.status() != 202) {
        return reply;
      }
      Thread.sleep(PAUSE);
    }
    return get("/log/proof/" + leaf);
  }

  private static List<String> paths(long size) {
    var paths =
        new ArrayList<String>(
            List.of("/log/checkpoint", "/log/key", "/health/live", "/health/ready", "/metrics"));
    for (String kind : List.of("0", "entries")) {
      long full = size / 256;
      for (long tile = 0; tile < full; tile++) {
        paths.add("/log/tile/%s/%03d".formatted(kind, tile));
      }
      if (size % 256 > 0) {
        paths.add("/log/tile/%s/%03d.p/%d".formatted(kind, full, size % 256));
      }
    }
    return paths;
  }

  private void tell(Tally tally, String path, Reply reply) {
    var told = new ArrayList<String>(cast.secrets().in(reply, ""));
    for (Caller each : List.of(cast.victim(), cast.intruder())) {
      told.addAll(Needles.of(List.of(each.code(), each.id(), each.key())).in(reply, ""));
    }
    boolean isOfHashes = !path.contains("/tile/0") || reply.body().length % HASH_BYTES == 0;
    tally.see(
        reply.isDone() && told.isEmpty() && isOfHashes,
        () -> path + " was answered " + reply.status() + " and tells " + told);
  }

  private Reply get(String path) {
    return cast.intruder().send("GET", path, "");
  }

  private void errors() {
    story.refused(
        "The intruder provokes errors of every kind: paths, methods, identifiers, bodies, headers"
            + " and numbers that are none",
        "each is an error in plain words: no SQL, class, file, host or version",
        () -> {
          var tally = new Tally();
          for (String path :
              List.of(
                  "/",
                  "/api",
                  "/api/v1",
                  "/api/v1/nothing",
                  "/api/v2/areas",
                  "/log",
                  "/log/tile/9",
                  "/log/tile/0/x",
                  "/log/proof/00",
                  "/log/checkpoint/",
                  "/health",
                  "/api/v1/areas/",
                  "/api/v1/areas/%00",
                  "/api/v1/areas?f_global_id=%ff",
                  "/api/v1/mmes/%27",
                  "/api/v1/../../etc/passwd")) {
            for (String method : List.of("GET", "POST", "DELETE", "PUT", "PATCH")) {
              error(tally, method, path, "");
            }
          }
          for (Reach reach : Reaches.ALL) {
            String path = "/api/v1" + reach.path().replaceAll("\\$\\{\\w+}", "AR'1");
            for (String body : bodies(reach)) {
              error(tally, reach.route().method().name(), path.replace("'", "%27"), body);
            }
          }
          return tally.seen("tell nothing");
        });
  }

  private static List<String> bodies(Reach reach) {
    String body = reach.body().replace('\'', '"');
    return List.of(
        "{",
        "[[[[[[[[[[[[[[[[[[[[[[[[",
        "null",
        "{\"x\":\"" + "y".repeat(70_000) + "\"}",
        body.replaceAll("\\$\\{\\w+}", "'"),
        body.replaceAll("\\$\\{\\w+}", "99999999999999999999"),
        body.replaceAll("\"\\$\\{\\w+}\"", "1e309"),
        body.replaceAll("\"\\$\\{\\w+}\"", "{\"a\":[]}"));
  }

  private void error(Tally tally, String method, String path, String body) {
    Reply reply = answer(method, path, body);
    if (reply.isDone()) {
      return; // What is answered well is no error; the steps above judge it.
    }
    var told = Needles.technique().in(reply.head() + "\n" + reply.text());
    tally.see(
        told.isEmpty() && reply.status() < 500,
        () -> method + " " + path + " was answered " + reply + " and tells " + told);
  }

  /** The registry may hang up after an answer to nonsense, just as the next request is sent. */
  private Reply answer(String method, String path, String body) {
    try {
      return cast.intruder().send(method, path, body);
    } catch (StageFailed hungUp) {
      return cast.intruder().send(method, path, body);
    }
  }
}
