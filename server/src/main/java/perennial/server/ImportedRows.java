package perennial.server;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.ImportedList;
import perennial.licensing.ListFate;
import perennial.licensing.ListRow;
import perennial.licensing.ListRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial import rows}: what became of the rows of a license list, and why. */
@Command(
    name = "rows",
    description = {
      "Tell what became of each row of an imported license list, and why: a line each, parted by",
      "tabs. Without --fate, --code, --id or --why all rows."
    },
    footer = "Exit status: 0 told, 2 could not run. See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ImportedRows implements Callable<Integer> {
  @Mixin private StoreOptions of = new StoreOptions();

  @Parameters(
      paramLabel = "LIST",
      arity = "0..1",
      description = "Such as LL1; the one that was imported last.")
  private String name = "";

  @Option(
      names = "--fate",
      paramLabel = "FATE",
      defaultValue = "",
      description = "Only rows of this fate: taken, known, proposed, changed or quarantined.")
  private String fate = "";

  @Option(names = "--code", paramLabel = "CODE", defaultValue = "", description = "Only of it.")
  private String code = "";

  @Option(names = "--id", paramLabel = "ID", defaultValue = "", description = "Only of it.")
  private String globalId = "";

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "Only rows with a reason that has these words.")
  private String why = "";

  private final PrintStream out;

  ImportedRows(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(of, out, this::tell);
  }

  private int tell(OfficialDesk desk) {
    List<ListRow> rows = desk.rowsOf(find(desk).serial(), asked());
    ImportLicensees.lines(rows).forEach(out::println);
    return Main.WELL;
  }

  private ListRows asked() {
    @Nullable ListFate only =
        fate.isEmpty()
            ? null
            : ListFate.read(fate.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new CannotAct("No row has the fate '" + fate + "'."));
    return new ListRows(only, code, globalId, why);
  }

  private ImportedList find(OfficialDesk desk) {
    Reader.Reading reading = desk.core().reader().as(LicenseeId.REGISTRY);
    var lists = reading.rows(ListRows.lists());
    reading.go();
    return lists.get().stream()
        .filter(each -> name.isEmpty() || each.ref().toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new CannotAct(
                name.isEmpty() ? "No list was imported." : "There is no list " + name + "."));
  }
}
