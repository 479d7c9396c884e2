package perennial.licensing.web;

import static perennial.licensing.web.NativeRoute.DONE;
import static perennial.licensing.web.NativeRoute.MADE;

import java.time.Duration;
import java.util.List;
import perennial.licensing.ApiKey;
import perennial.licensing.EndKey;
import perennial.licensing.GiveKey;
import perennial.licensing.KeyText;
import perennial.licensing.People;
import perennial.licensing.RotateKey;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Secret;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.Request;

/** What an administrator, or whoever holds it, does to a key. */
final class KeyActs {
  /** In place of a key's digits: the one that the call came with. */
  private static final String MINE = "mine";

  /** Hours that an old key goes on where the call does not say: a working day and a night. */
  private static final int OVERLAP_HOURS = 24;

  private final NativeDesk desk;

  private KeyActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new KeyActs(desk);
    return List.of(
        new NativeRoute.Write(
            desk, Who.USER, "/users/{user}/keys", "Gives a user a key.", MADE, acts::give),
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/keys/{key}/rotate",
            "Puts a new key in the place of one.",
            MADE,
            acts::rotate),
        new NativeRoute.Write(
            desk, Who.USER, "/keys/{key}/end", "Makes a key worthless.", DONE, acts::end));
  }

  /** How a new key is shown, once. */
  static Secret secret(KeyText key) {
    return new Secret("key", key.text());
  }

  private Wanted give(Request request, Caller caller, Body body) {
    KeyText key = desk.newKey();
    return new Wanted(new GiveKey(UserActs.user(request), key.digest()), secret(key));
  }

  private Wanted rotate(Request request, Caller caller, Body body) {
    KeyText key = desk.newKey();
    Duration overlap = Duration.ofHours(body.number("overlap_hours", OVERLAP_HOURS));
    return new Wanted(
        new RotateKey(digest(request, caller), caller.presented(), key.digest(), overlap),
        secret(key));
  }

  private Wanted end(Request request, Caller caller, Body body) {
    return Wanted.of(new EndKey(digest(request, caller), caller.presented()));
  }

  private String digest(Request request, Caller caller) {
    String name = request.pathParameter("key");
    if (name.equals(MINE)) {
      return caller.presented();
    }
    return People.of(desk.reader(), caller.licensee(), request.receivedAt())
        .key(name)
        .map(ApiKey::digest)
        .orElseThrow(NativeDesk::none);
  }
}
