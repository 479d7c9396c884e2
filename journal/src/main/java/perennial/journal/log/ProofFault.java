package perennial.journal.log;

/** Why a proof proves nothing: what RFC 9162 sections 2.1.3.2 and 2.1.4.2 refuse, one by one. */
public enum ProofFault {
  SIZE_ZERO("nothing can be proven of a tree without leaves"),
  INDEX_OUTSIDE_TREE("the index is not below the size of the tree"),
  SIZES_REVERSED("the earlier tree is larger than the later one"),
  TOO_SHORT("the proof ends before the root is reached"),
  TOO_LONG("something of the proof is left over"),
  ROOT_DIFFERS("the proof leads to another root"),
  EARLIER_ROOT_DIFFERS("the proof leads to another earlier root");

  private final String text;

  ProofFault(String text) {
    this.text = text;
  }

  /** A sentence without its capital and full stop. */
  public String text() {
    return text;
  }
}
