package perennial.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import perennial.web.Answer;
import perennial.web.Request;

/** The sheet of all pages. */
final class StyleSheet extends PublicEndpoint {
  static final String PATH = "/style.css";

  private final byte[] sheet = read("style.css");

  StyleSheet() {
    super(PATH, "Gives the style sheet of the public pages.");
  }

  @Override
  public Answer handle(Request request) {
    String tag = PublicAnswer.tag(sheet);
    return PublicAnswer.isKept(request, tag)
        ? PublicAnswer.unchanged(tag)
        : PublicAnswer.made("text/css; charset=utf-8", sheet, tag);
  }

  /** A file of this room's own. */
  static byte[] read(String name) {
    try (InputStream file =
        Objects.requireNonNull(StyleSheet.class.getResourceAsStream("/console/" + name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
