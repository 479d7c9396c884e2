package perennial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures as Markdown, which also reads well on a terminal. */
final class Tables {
  private Tables() {}

  /** One table for each measure, in the order measured. */
  static String of(List<Figure> figures) {
    var out = new StringBuilder();
    figures.stream()
        .map(Figure::measure)
        .distinct()
        .forEach(measure ->
            out.append(
                table(
                    measure, figures.stream().filter(f -> f.measure().equals(measure)).toList())));
    return out.toString();
  }

  private static String table(Measure measure, List<Figure> figures) {
    var head = new ArrayList<>(List.of("clients", "registry " + measure.unit() + "/s"));
    measure.limits().forEach(l -> head.addAll(List.of("`" + l.name() + "` /s", "ratio")));
    head.addAll(List.of("p50 ms", "p99 ms", "CPU µs: registry", "PostgreSQL", "load"));
    measure.limits().forEach(l -> head.add("`" + l.name() + "`"));
    head.add("others %");
    List<List<String>> rows = new ArrayList<>();
    rows.add(head);
    figures.forEach(figure -> rows.add(row(figure)));
    return "### " + measure.title() + "\n\n" + aligned(rows) + "\n" + errors(figures);
  }

  private static List<String> row(Figure figure) {
    Slice ours = figure.ours();
    var cells = new ArrayList<String>();
    cells.add("" + figure.clients());
    cells.add(number(figure.rate()));
    for (int i = 0; i < figure.limits().size(); i++) {
      cells.add(number(figure.limitRate(i)));
      cells.add(String.format(Locale.ROOT, "**%.2f**", figure.ratio(i)));
    }
    cells.add(String.format(Locale.ROOT, "%.1f", ours.millis(0.5)));
    cells.add(String.format(Locale.ROOT, "%.1f", ours.millis(0.99)));
    cells.add(number(figure.perItem(ours.cpu().registry())));
    cells.add(number(figure.perItem(ours.cpu().postgres())));
    cells.add(number(figure.perItem(ours.cpu().self())));
    for (int i = 0; i < figure.limits().size(); i++) {
      cells.add(number(figure.limitPerItem(i)));
    }
    cells.add(others(figure));
    return cells;
  }

  /** What other programs took of the processors meanwhile. */
  private static String others(Figure figure) {
    double time = 0;
    double used = 0;
    for (Slice slice : Stream.concat(Stream.of(figure.ours()), figure.limits().stream()).toList()) {
      time += slice.seconds() * 1e6 * Runtime.getRuntime().availableProcessors();
      used += slice.cpu().others();
    }
    return String.format(Locale.ROOT, "%.0f", Math.min(100, 100 * used / Math.max(1, time)));
  }

  private static String errors(List<Figure> figures) {
    return figures.stream()
        .filter(figure -> figure.ours().errors() > 0)
        .map(figure ->
            String.format(
                Locale.ROOT,
                "%,d errors at %d clients, such as: %s%n%n",
                figure.ours().errors(),
                figure.clients(),
                figure.ours().error()))
        .collect(Collectors.joining());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }

  private static String aligned(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(Math.max(widths[i], 2), row.get(i).length());
      }
    }
    var out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < columns; i++) {
        String cell = rows.get(r).get(i);
        out.append("| ").append(" ".repeat(widths[i] - cell.length())).append(cell).append(' ');
      }
      out.append("|\n");
      if (r == 0) {
        for (int width : widths) {
          out.append('|').append("-".repeat(width + 1)).append(":");
        }
        out.append("|\n");
      }
    }
    return out.toString();
  }
}
