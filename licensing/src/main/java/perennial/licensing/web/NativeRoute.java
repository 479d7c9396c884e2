package perennial.licensing.web;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perennial.licensing.web.NativeDesk.Act;
import perennial.licensing.web.NativeDesk.Acts;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.JsonNode;

/**
 * A route of the native API, which decodes into one command or one reading and no more. Rooms above
 * have theirs of it too.
 */
public sealed interface NativeRoute extends Endpoint {
  int DONE = 200;
  int MADE = 201;

  /**
   * A route that does something.
   *
   * @param below its path, below the prefix
   * @param done the status of what was done
   */
  record Write(NativeDesk desk, Who who, String below, String summary, int done, Act act)
      implements NativeRoute {
    @Override
    public Method method() {
      return Method.POST;
    }

    @Override
    public String path() {
      return Native.PREFIX + below;
    }

    @Override
    public Answer handle(Request request) {
      return desk.write(request, who, done, act);
    }
  }

  /**
   * A route that tells something; empty where there is nothing of the name.
   *
   * @param who null for whoever calls: a user where a license is named, else an official
   */
  record Read(
      NativeDesk desk,
      @Nullable Who who,
      String below,
      String summary,
      BiFunction<Request, Caller, Optional<JsonNode>> found)
      implements NativeRoute {
    @Override
    public Method method() {
      return Method.GET;
    }

    @Override
    public String path() {
      return Native.PREFIX + below;
    }

    @Override
    public Answer handle(Request request) {
      return desk.read(request, who, caller -> found.apply(request, caller));
    }
  }

  /**
   * A route that does what is still to do of something, in one call or several.
   *
   * @param told what there is afterwards
   */
  record WriteAll(
      NativeDesk desk,
      Who who,
      String below,
      String summary,
      Acts acts,
      Function<Request, JsonNode> told)
      implements NativeRoute {
    @Override
    public Method method() {
      return Method.POST;
    }

    @Override
    public String path() {
      return Native.PREFIX + below;
    }

    @Override
    public Answer handle(Request request) {
      return desk.writeAll(request, who, acts, told);
    }
  }
}
