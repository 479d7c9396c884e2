package perennial.licensing.web;

import java.util.Locale;
import java.util.Optional;
import perennial.licensing.KeyText;
import perennial.web.CallerKey;
import perennial.web.Request;

/** The key that a call of the native API carries: {@code Authorization: Bearer KEY}. */
public final class BearerKey implements CallerKey {
  private static final String SCHEME = "bearer ";

  /** Half a digest tells callers apart; the whole one is what the registry stores. */
  private static final int DIGITS = 32;

  /** The key as sent; empty where there is none. */
  public static Optional<String> of(perennial.web.Headers headers) {
    String field = headers.first("authorization").orElse("");
    return field.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? Optional.of(field.substring(SCHEME.length()).strip()).filter(key -> !key.isEmpty())
        : Optional.empty();
  }

  @Override
  public String of(Request request) {
    return of(request.headers())
        .map(key -> new KeyText(key).digest().substring(0, DIGITS))
        .orElse("");
  }
}
