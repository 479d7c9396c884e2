package perennial.server;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far long work has come: a bar on a terminal, nothing elsewhere. */
final class Bar implements AutoCloseable {
  private static final int PAUSE_MILLIS = 500;

  private final @Nullable ProgressBar bar;
  private final @Nullable Thread thread;

  private Bar(@Nullable ProgressBar bar, @Nullable Thread thread) {
    this.bar = bar;
    this.thread = thread;
  }

  /** Begins to show; the suppliers are asked from another thread. */
  @SuppressWarnings("SystemConsoleNull") // right for newer JDKs, wrong for 25
  static Bar over(String task, LongSupplier all, LongSupplier done, Supplier<String> message) {
    if (System.console() == null || !System.console().isTerminal()) {
      return new Bar(null, null);
    }
    ProgressBar shown = new ProgressBarBuilder().setTaskName(task).setInitialMax(1).build();
    Thread thread = Thread.ofVirtual().start(() -> follow(shown, all, done, message));
    return new Bar(shown, thread);
  }

  private static void follow(
      ProgressBar bar, LongSupplier all, LongSupplier done, Supplier<String> message) {
    try {
      while (true) {
        bar.maxHint(all.getAsLong());
        bar.stepTo(done.getAsLong());
        bar.setExtraMessage(message.get());
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (thread != null && bar != null) {
      thread.interrupt();
      bar.close();
    }
  }
}
