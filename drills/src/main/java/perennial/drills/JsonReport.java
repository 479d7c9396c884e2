package perennial.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import perennial.drills.story.Step;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account of drills for machines: a list, one object for each drill. */
final class JsonReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonReport() {}

  static void write(Path file, List<Played> drills) throws IOException {
    ArrayNode list = JSON.createArrayNode();
    drills.forEach(each -> drill(list.addObject(), each));
    Files.writeString(file, list.toPrettyString() + "\n");
  }

  private static void drill(ObjectNode node, Played played) {
    node.put("drill", played.id())
        .put("title", played.title())
        .put("full", played.full())
        .put("started_at", played.started().toString())
        .put("millis", played.took().toMillis())
        .put("as_it_must_be", played.isWell());
    ArrayNode notYet = node.putArray("not_yet");
    played.notYet().forEach(notYet::add);
    ArrayNode steps = node.putArray("steps");
    for (Step step : played.steps()) {
      steps
          .addObject()
          .put("kind", step.kind().word())
          .put("what", step.what())
          .put("expected", step.expected())
          .put("seen", step.seen().text())
          .put("as_it_must_be", step.isWell())
          .put("millis", step.took().toMillis());
    }
  }
}
