package perennial.journal;

import java.util.List;
import perennial.kernel.Bytes;

/**
 * A row that did not match its digest was set right from its entries. It changes nothing that was
 * true; it says that somebody changed the row past the registry.
 *
 * @param foundDigest the digest that stood beside the tampered row
 */
public record RowRestored(String table, List<String> key, Bytes foundDigest) implements Event {}
