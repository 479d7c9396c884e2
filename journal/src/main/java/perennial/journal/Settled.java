package perennial.journal;

/** What became of one call of a transaction. */
sealed interface Settled {
  /** It was accepted, refused or answered as before. */
  record Done(Result result) implements Settled {}

  /** It could not be decided; nothing of it was written, and the others were done without it. */
  record Failed(RuntimeException why) implements Settled {}
}
