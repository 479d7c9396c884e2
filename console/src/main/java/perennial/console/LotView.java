package perennial.console;

import java.util.List;

/**
 * What the public may see of a lot: its tests, and under which waivers it or a forebear left. Not
 * whose it is.
 *
 * @param status in words
 * @param tone as in {@link CertificateView}
 */
public record LotView(
    String id, String status, String tone, List<Result> results, List<Waived> waivers) {

  /**
   * A result that holds for the lot, the deciding one first.
   *
   * @param amended in words; empty when it never was
   * @param retest of which result it is the retest, or by which it was retested; else empty
   */
  public record Result(String id, String status, String amended, String retest) {}

  public record Waived(String id, String kind, String reason, String lastDay) {}
}
