package perennial.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * The pages' templates, made classes when the program was built. They escape all that they print.
 */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * @param name of the file below {@code src/main/jte}
   */
  String render(String name, Object view) {
    var output = new StringOutput();
    engine.render(name, view, output);
    return output.toString();
  }
}
