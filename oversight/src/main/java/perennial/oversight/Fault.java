package perennial.oversight;

import java.util.Locale;

/** What can be wrong, and whether the journal alone suffices to set it right. */
public enum Fault {
  ROW_MISSING("a row that the entries make is not there", true),
  ROW_EXTRA("a row is there that no entry makes", true),
  ROW_VALUE("a column differs from what the entries make", true),
  ROW_VERSION("a row's version is not the count of its changes", true),
  ROW_DIGEST("a row's digest is not that of its columns", true),
  /** The entries of the row are damaged themselves, so that nothing can be said of it. */
  ROW_UNPROVEN("a row differs, and the entries that would prove it are damaged", false),

  STREAM_MISSING("the list of an object's entries lacks one", true),
  STREAM_EXTRA("the list of an object's entries names one that does not touch it", true),
  STREAM_BROKEN("an object's entries do not fold into rows", false),

  CHAIN_GAP("a licensee's chain lacks a link, or has one twice", false),
  CHAIN_LINK("a chain's link does not follow from the entry before it", false),
  CHAIN_HEAD("a chain does not end where its head says", false),
  CHAIN_PARTY("an entry stands in the chain of a licensee that is no party of it", false),

  ENTRY_MISSING("an entry is gone", false),
  ENTRY_LEAF("an entry is not what was hashed", false),
  ENTRY_FACTS("an entry's columns are not what its facts say", false),
  PERSONAL_HASH("a personal part is not what was hashed", false),

  INVARIANT("a rule that always holds does not", false),
  COUNT_FELL("there is less than there was", false),
  CONSTRAINT("the database has lost a rule, or got one that nobody described", true);

  private final String meaning;
  private final boolean isRepairable;

  Fault(String meaning, boolean isRepairable) {
    this.meaning = meaning;
    this.isRepairable = isRepairable;
  }

  /** What it means, as half a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether {@code perennial repair} can set it right from the journal. */
  public boolean isRepairable() {
    return isRepairable;
  }

  /** As reports name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Fault ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
