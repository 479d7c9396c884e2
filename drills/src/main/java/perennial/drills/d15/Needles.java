package perennial.drills.d15;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import perennial.drills.stage.Reply;

/**
 * What must not be found in what somebody gets to see.
 *
 * @param texts as they are
 * @param pattern of others; may be one that nothing matches
 */
record Needles(List<String> texts, Pattern pattern) {
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** A technique of ours that no error tells: languages, classes, files, hosts. */
  private static final Pattern TECHNIQUE =
      Pattern.compile(
          "perennial\\.|java\\.|org\\.postgres|jdbc|PSQL|SQLSTATE|_g1\\b|\\bSELECT\\b|\\bINSERT\\b"
              + "|\\bUPDATE\\b|Exception|\\.java|/tmp/|/home/|127\\.0\\.0\\.1|localhost"
              + "|Jetty|Javalin|PostgreSQL");

  static Needles of(List<String> texts) {
    return new Needles(texts, NOTHING);
  }

  /** What belongs to a licensee: texts with its mark, and every identifier of its prefix. */
  static Needles belongingTo(String mark, String code) {
    return new Needles(List.of(mark), Pattern.compile("WA" + code + "\\.[A-Z]{2}\\w+"));
  }

  static Needles technique() {
    return new Needles(List.of(), TECHNIQUE);
  }

  /**
   * What an answer tells of it. What was sent itself does not count: a refusal may repeat it.
   *
   * @param sent path and body of the request
   */
  List<String> in(Reply reply, String sent) {
    List<String> found = in(reply.headers() + "\n" + reply.text());
    return found.stream().filter(text -> !sent.contains(text)).toList();
  }

  List<String> in(String hay) {
    var found = new TreeSet<String>();
    texts.stream().filter(hay::contains).forEach(found::add);
    var matcher = pattern.matcher(hay);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return new ArrayList<>(found);
  }

  /** The texts, also as PostgreSQL prints bytes that hold them. */
  List<String> withHex() {
    var all = new ArrayList<String>(texts);
    texts.forEach(text -> all.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))));
    return all;
  }
}
