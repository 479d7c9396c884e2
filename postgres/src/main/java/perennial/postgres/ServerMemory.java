package perennial.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory the server takes for pages: the more of the tables' working set is in it, the
 * fewer pages are read anew for each write. A machine also runs the registry and other programs.
 *
 * @param megabytes of the machine
 */
record ServerMemory(long megabytes) {
  /** A small machine's least: what an empty registry works well with. */
  static final long BUFFERS_MIN = 256;

  /** More than this is a matter for a server of its own. */
  static final long BUFFERS_MAX = 4_096;

  private static final long BUFFERS_PART = 8;
  private static final long CACHE_PART = 2;
  private static final long MEGABYTE = 1L << 20;

  static ServerMemory ofThisMachine() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new ServerMemory(system.getTotalMemorySize() / MEGABYTE);
  }

  /** Of PostgreSQL's own: an eighth of the machine. */
  String buffers() {
    return Math.clamp(megabytes / BUFFERS_PART, BUFFERS_MIN, BUFFERS_MAX) + "MB";
  }

  /** What PostgreSQL may expect the system to keep of its files. */
  String cache() {
    return Math.max(megabytes / CACHE_PART, 2 * BUFFERS_MIN) + "MB";
  }
}
