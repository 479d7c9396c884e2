package perennial.kernel;

import java.util.List;

/**
 * What a command's {@code decide} answers: either all that follows from it, or every reason against
 * it. A refusal is data; an error is an exception.
 *
 * @param <E> what an acceptance holds
 */
public sealed interface Decision<E> {
  record Accepted<E>(E outcome) implements Decision<E> {}

  record Refused<E>(List<Refusal> reasons) implements Decision<E> {
    public Refused {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
      reasons = List.copyOf(reasons);
    }
  }
}
