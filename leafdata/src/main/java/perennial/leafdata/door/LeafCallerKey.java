package perennial.leafdata.door;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import perennial.kernel.Digests;
import perennial.web.CallerKey;
import perennial.web.Request;

/** Callers are told apart by license code and a digest of the key, for the limits of each. */
public final class LeafCallerKey implements CallerKey {
  /** Half a digest tells callers apart; the whole one is what the registry stores. */
  private static final int DIGEST_BYTES = 16;

  @Override
  public String of(Request request) {
    String code = request.headers().first("x-mjf-mme-code").orElse("").strip();
    String key = request.headers().first("x-mjf-key").orElse("").strip();
    if (code.isEmpty() || key.isEmpty()) {
      return "";
    }
    byte[] digest = Digests.sha256((code + "\n" + key).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
  }
}
