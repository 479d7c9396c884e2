package perennial.kernel;

/** Where random bytes come from: a secure generator in the server, a seeded one in a simulation. */
@FunctionalInterface
public interface RandomSource {
  byte[] bytes(int length);
}
