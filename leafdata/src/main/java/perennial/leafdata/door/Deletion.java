package perennial.leafdata.door;

import java.util.function.LongFunction;
import perennial.journal.Command;
import perennial.kernel.Kind;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;

/** {@code DELETE /resource/{id}}: one command on the object that the path names; {@code []}. */
public final class Deletion extends Write {
  private final Kind kind;
  private final LongFunction<Command> command;

  /**
   * @param kind what the path's identifier must be of; another is 404
   * @param command the command for a serial
   */
  public Deletion(
      Desk desk, Resource resource, Kind kind, String summary, LongFunction<Command> command) {
    super(desk, Method.DELETE, "/" + resource.plural() + "/{id}", summary);
    this.kind = kind;
    this.command = command;
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    Long serial = References.ofPath(request, kind);
    return serial == null ? new Prepared.Unknown() : Prepared.delete(command.apply(serial));
  }
}
