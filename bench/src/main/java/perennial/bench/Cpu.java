package perennial.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time used so far, in microseconds: what noise of other programs moves least. Read from
 * Linux's {@code /proc}, hence in steps of 10 milliseconds; elsewhere all of it is zero.
 *
 * @param registry of the registry's process
 * @param postgres of its PostgreSQL: the server, its sessions and those that ended
 * @param self of this process
 * @param children of this process' children that ended, pgbench above all
 * @param machine of everything on the machine
 */
record Cpu(long registry, long postgres, long self, long children, long machine) {
  /** Ticks of {@code /proc} are hundredths of a second on every Linux of today. */
  private static final long MICROS_PER_TICK = 10_000;

  private static final Path PROC = Path.of("/proc");

  static Cpu now(long registryPid, long postgresPid) {
    try {
      if (!Files.exists(PROC.resolve("self/stat"))) {
        return new Cpu(0, 0, 0, 0, 0);
      }
      Times self = Times.of("self");
      return new Cpu(
          Times.of(Long.toString(registryPid)).own(),
          tree(postgresPid),
          self.own(),
          self.ended(),
          machineTime());
    } catch (IOException e) {
      throw new BenchFailed("The processor times cannot be read: " + e.getMessage());
    }
  }

  Cpu minus(Cpu before) {
    return new Cpu(
        registry - before.registry,
        postgres - before.postgres,
        self - before.self,
        children - before.children,
        machine - before.machine);
  }

  Cpu plus(Cpu other) {
    return new Cpu(
        registry + other.registry,
        postgres + other.postgres,
        self + other.self,
        children + other.children,
        machine + other.machine);
  }

  /** What everything but the measured programs used. */
  long others() {
    return Math.max(0, machine - registry - postgres - self - children);
  }

  /** A process and its live children, with those that ended. */
  private static long tree(long root) throws IOException {
    Times top = Times.of(Long.toString(root));
    long sum = top.own() + top.ended();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        Times times = Times.of(process.getFileName().toString());
        if (times.parent() == root) {
          sum += times.own();
        }
      }
    }
    return sum;
  }

  private static long machineTime() throws IOException {
    String[] fields = Files.readAllLines(PROC.resolve("stat")).getFirst().split(" +", -1);
    long ticks = 0;
    for (int i : new int[] {1, 2, 3, 6, 7}) { // user, nice, system, irq, softirq
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * MICROS_PER_TICK;
  }

  /** Of one process; one that ended meanwhile counts nothing, since its parent counts it. */
  private record Times(long parent, long own, long ended) {
    static Times of(String process) {
      try {
        String line = Files.readString(PROC.resolve(process).resolve("stat"));
        // The name, in parentheses, may hold blanks; what follows it does not.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new Times(
            Long.parseLong(fields[1]), // fields 4, 14 to 17 of proc(5)
            (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK,
            (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MICROS_PER_TICK);
      } catch (IOException e) {
        return new Times(0, 0, 0);
      }
    }
  }
}
