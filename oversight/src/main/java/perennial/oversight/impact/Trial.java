package perennial.oversight.impact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import perennial.inventory.TestPath;
import perennial.laboratory.Laboratory;
import perennial.laboratory.TestingStatus;
import perennial.laboratory.VerdictTrial;

/**
 * Judges every result that stands by two rule sets: one session reads, every core judges. Memory
 * holds a few batches and what changes.
 */
final class Trial {
  /** Rows of one batch: a batch takes some milliseconds to judge. */
  private static final int BATCH = 500;

  /** Batches read ahead of the judges, for each of them. */
  private static final int AHEAD = 4;

  private static final String SQL =
      """
      SELECT serial, lab_id, client_id, product_class, medically_compliant, testing_status,
        attached_to, stated, uncounted
      FROM %s
      WHERE deleted_at IS NULL AND voided_at IS NULL
      ORDER BY serial\
      """
          .formatted(Laboratory.LAB_RESULT.qualifiedName());

  private final VerdictTrial trial;
  private final SortedMap<Change, Long> matrix = new TreeMap<>();
  private final List<ChangedResult> changed = new ArrayList<>();
  private long judged;

  Trial(VerdictTrial trial) {
    this.trial = trial;
  }

  /** A row as read: parsing is left to those who judge. */
  private record Row(
      long serial,
      long lab,
      @Nullable Long client,
      String productClass,
      boolean medicallyCompliant,
      String testing,
      String attachedTo,
      String stated,
      @Nullable String uncounted) {}

  private record Judged(SortedMap<Change, Long> matrix, List<ChangedResult> changed, int count) {}

  /**
   * @param connection in a transaction, so that rows come in portions
   */
  void run(Connection connection) throws SQLException {
    int cores = Runtime.getRuntime().availableProcessors();
    var under = new ArrayDeque<Future<Judged>>();
    try (ExecutorService judges = Executors.newFixedThreadPool(cores);
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setFetchSize(BATCH);
      try (ResultSet results = statement.executeQuery()) {
        var batch = new ArrayList<Row>(BATCH);
        while (results.next()) {
          batch.add(row(results));
          if (batch.size() == BATCH) {
            List<Row> full = List.copyOf(batch);
            batch.clear();
            under.add(judges.submit(() -> judge(full)));
            if (under.size() > cores * AHEAD) {
              take(under.remove());
            }
          }
        }
        under.add(judges.submit(() -> judge(batch)));
        while (!under.isEmpty()) {
          take(under.remove());
        }
      }
    }
  }

  private static Row row(ResultSet results) throws SQLException {
    long client = results.getLong(3);
    return new Row(
        results.getLong(1),
        results.getLong(2),
        results.wasNull() ? null : client,
        results.getString(4),
        results.getBoolean(5),
        results.getString(6),
        results.getString(7),
        results.getString(8),
        results.getString(9));
  }

  private Judged judge(List<Row> rows) {
    var cells = new TreeMap<Change, Long>();
    var different = new ArrayList<ChangedResult>();
    for (Row row : rows) {
      var verdicts =
          trial.judge(
              new VerdictTrial.Case(
                  row.productClass(),
                  row.medicallyCompliant(),
                  TestingStatus.valueOf(row.testing().toUpperCase(Locale.ROOT)),
                  row.stated(),
                  row.uncounted()));
      cells.merge(new Change(verdicts.before(), verdicts.after()), 1L, Long::sum);
      if (verdicts.differ()) {
        different.add(
            new ChangedResult(
                row.serial(),
                row.lab(),
                row.client(),
                row.productClass(),
                verdicts.before(),
                verdicts.after(),
                lots(row.attachedTo()),
                verdicts.why()));
      }
    }
    return new Judged(cells, different, rows.size());
  }

  private static List<Long> lots(String attachedTo) {
    return TestPath.parse(attachedTo).chains().stream()
        .map(chain -> chain.getFirst().lot())
        .distinct()
        .toList();
  }

  private void take(Future<Judged> future) {
    try {
      Judged some = future.get();
      some.matrix().forEach((cell, count) -> matrix.merge(cell, count, Long::sum));
      changed.addAll(some.changed());
      judged += some.count();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a result cannot be judged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while judging", e);
    }
  }

  SortedMap<Change, Long> matrix() {
    return matrix;
  }

  /** In the order of their serials. */
  List<ChangedResult> changed() {
    return changed;
  }

  long judged() {
    return judged;
  }
}
