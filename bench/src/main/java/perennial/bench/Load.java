package perennial.bench;

import java.util.SplittableRandom;

/** What clients send again and again. */
interface Load {
  /** Writes the next request of one client. */
  void render(SplittableRandom random, Message message);

  /** Items that one request is about: its rows. */
  int items();
}
