package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import perennial.oversight.impact.PublicationCheck;
import perennial.oversight.repair.ApprovalLacking;
import perennial.oversight.reset.Preview;
import perennial.rulebook.load.RulePackRefused;

/** What a command tells people when it cannot do what was asked: words, never a stack. */
final class Attempted {
  /** The exit status of a command that could not run. */
  static final int FAILED = 2;

  /** What the command does. */
  @FunctionalInterface
  interface Work {
    int run() throws SQLException, IOException;
  }

  private Attempted() {}

  /**
   * Runs a command's work.
   *
   * @param afterwards what holds when the database did not do what was asked, and what to do
   * @return its exit status, or {@link #FAILED}
   */
  static int run(PrintStream out, String afterwards, Work work) {
    try {
      return work.run();
    } catch (ConfigurationRefused e) {
      e.faults().forEach(out::println);
    } catch (ApprovalLacking e) {
      out.println("Nothing was changed, since the plan is not approved:");
      e.faults().forEach(fault -> out.println("  " + fault));
    } catch (PublicationCheck.Refused e) {
      e.faults().forEach(out::println);
    } catch (RulePackRefused e) {
      out.println("The rule set is not fit for use:");
      e.defects().forEach(defect -> out.println("  " + defect));
    } catch (StartRefused | Preview.Impossible e) {
      out.println(e.getMessage());
    } catch (SQLException e) {
      out.println("The database did not do what was asked (" + e.getSQLState() + ").");
      out.println(afterwards);
    } catch (NoSuchFileException e) {
      out.println("There is no file " + e.getFile());
    } catch (IOException e) {
      out.println("A file cannot be read or written: " + e.getMessage());
    }
    return FAILED;
  }
}
