package perennial.drills.story;

/** A step broke off, and what follows would stand on nothing; the story has it already. */
public final class StoryEnded extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoryEnded(Throwable cause) {
    super("The drill broke off", cause);
  }
}
