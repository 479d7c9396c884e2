package perennial.drills;

import java.util.List;
import java.util.Optional;
import perennial.drills.d02.RepointedReferences;
import perennial.drills.d03.NoPseudoLicensees;
import perennial.drills.d04.PanelOfJuly;
import perennial.drills.d05.NoTwins;
import perennial.drills.d07.KeptIdentifiers;
import perennial.drills.d08.FixedIdentifiers;
import perennial.drills.d09.CodesInTime;
import perennial.drills.d10.WholeCodes;
import perennial.drills.d11.SupplierUntouched;
import perennial.drills.d15.Intrusion;
import perennial.drills.d16.ReadYourWrites;
import perennial.drills.d17.KeptLineage;
import perennial.drills.d18.ConservedMass;
import perennial.drills.d19.OldLabels;
import perennial.drills.stage.Drill;

/**
 * All failures that must be impossible here, whether their drill exists or not: who reads the list
 * sees what is proven and what is not.
 */
final class Catalogue {
  /** The drills that exist. A new one is added here, and its line in {@link #LINES} stays. */
  static final List<Drill> DRILLS =
      List.of(
          new RepointedReferences(),
          new NoPseudoLicensees(),
          new PanelOfJuly(),
          new NoTwins(),
          new KeptIdentifiers(),
          new FixedIdentifiers(),
          new CodesInTime(),
          new WholeCodes(),
          new SupplierUntouched(),
          new Intrusion(),
          new ReadYourWrites(),
          new KeptLineage(),
          new ConservedMass(),
          new OldLabels());

  /** A failure: its number and what happened. */
  record Line(String id, String title) {}

  private static final List<Line> LINES =
      List.of(
          new Line("D00", "The week of July 2019 that all others come from, replayed"),
          new Line("D01", "57 hours offline: no identifiers, so the supply chain froze"),
          new Line("D02", "Millions of references came to point at other owners' objects"),
          new Line("D03", "Pseudo-licensees owned a million placeholder lab results"),
          new Line("D04", "A new panel marked old lab results as failed"),
          new Line("D05", "Licensees were there twice for a while"),
          new Line("D06", "A request was answered with a raw SQL error"),
          new Line("D07", "License codes changed and every identifier was rewritten"),
          new Line("D08", "Identifiers were rewritten later, with goods on the road"),
          new Line(
              "D09", "A license number was issued again, and old manifests showed the new buyer"),
          new Line("D10", "Leading zeros and suffixes of codes were lost"),
          new Line("D11", "A receipt rewrote the supplier's records"),
          new Line("D12", "Rows pointed at another licensee's areas, types and batches"),
          new Line("D13", "Null ids, shifted columns, impossible quantities"),
          new Line("D14", "The database was lost; every answer showed its error and its host"),
          new Line("D15", "The database was copied, with the routes of manifests"),
          new Line("D16", "The status of a transfer lagged; lists and single reads disagreed"),
          new Line(
              "D17", "A split took the old strain back; a batch lost its origin or its plants"),
          new Line("D18", "Lots went below zero; adjustments were there without a lot"),
          new Line("D19", "Old labels did not scan after a migration"),
          new Line("D20", "Uploads had no receipt, no copy and no correction"));

  private Catalogue() {}

  static List<Line> lines() {
    return LINES;
  }

  /** The drill of a number, where it exists. */
  static Optional<Drill> drill(String id) {
    return DRILLS.stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
  }

  static boolean knows(String id) {
    return LINES.stream().anyMatch(each -> each.id().equalsIgnoreCase(id));
  }
}
