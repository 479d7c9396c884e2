package perennial.journal;

import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/** Gives out serials, each once and for ever. */
@FunctionalInterface
public interface Minter {
  long next(Kind kind);

  default ObjectRef mint(Kind kind) {
    return new ObjectRef(kind, next(kind));
  }
}
