package perennial.journal.log;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps the first fault of each kind and counts all: a ruined log would otherwise fill memory. */
final class Faults {
  private final Map<LogFault.Kind, LogFault> first = new EnumMap<>(LogFault.Kind.class);
  private long count;

  void add(LogFault.Kind kind, String place, String text) {
    add(new LogFault(kind, place, text));
  }

  void add(LogFault fault) {
    count++;
    first.putIfAbsent(fault.kind(), fault);
  }

  void add(MissingTileException missing) {
    add(LogFault.Kind.MISSING, missing.path().path(), "absent, or of another length");
  }

  long count() {
    return count;
  }

  boolean has(LogFault.Kind kind) {
    return first.containsKey(kind);
  }

  List<LogFault> list() {
    return List.copyOf(first.values());
  }
}
