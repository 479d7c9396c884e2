package perennial.leafdata.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in the nine keys of the wire (wire.md 2). Its data is a list on every page;
 * the old system's keyed objects from page 2 on are not repeated.
 *
 * <p>The store reads one row more than a page to know whether more follow. {@code next_page_url} is
 * null exactly when none do, so that a client which follows it ends, whatever was written
 * meanwhile.
 *
 * @param query the page that was asked for
 * @param address the list's absolute address without a query
 * @param total how many rows the filters match now
 * @param more whether rows follow this page
 * @param lastSerial the serial of the last row of data, by which the next link is pinned
 * @param data the rows, newest first
 */
public record PageEnvelope(
    PageQuery query,
    String address,
    long total,
    boolean more,
    OptionalLong lastSerial,
    List<Row> data) {

  /** Always; {@code page_size} never changed it. */
  public static final int PER_PAGE = 2_500;

  public PageEnvelope {
    if (data.size() > PER_PAGE) {
      throw new IllegalArgumentException("a page has at most " + PER_PAGE + " rows");
    }
    if (more && lastSerial.isEmpty()) {
      throw new IllegalArgumentException("a page that others follow ends with a serial");
    }
    data = List.copyOf(data);
  }

  /** The page as JSON in UTF-8. */
  public byte[] bytes() {
    return JsonAnswer.page(this);
  }

  /**
   * The number of the last page, at least 1. Rows written during a pinned walk change the total;
   * the page on which the walk ends is then the last, and one that others follow is not.
   */
  int lastPage() {
    int counted = Math.clamp((total + PER_PAGE - 1) / PER_PAGE, 1, PageQuery.NUMBER_MAX);
    if (more) {
      return Math.max(counted, query.number() + 1);
    }
    return query.before().isPresent() && !data.isEmpty() ? query.number() : counted;
  }

  Optional<String> nextUrl() {
    return more
        ? Optional.of(address + "?" + query.at(query.number() + 1, lastSerial))
        : Optional.empty();
  }

  /** By number alone: whoever walks back wants to see what is there now. */
  Optional<String> previousUrl() {
    if (query.number() == 1) {
      return Optional.empty();
    }
    int previous = Math.min(query.number() - 1, lastPage());
    return Optional.of(address + "?" + query.at(previous, OptionalLong.empty()));
  }

  @Nullable Long from() {
    return data.isEmpty() ? null : query.offset() + 1;
  }

  @Nullable Long to() {
    return data.isEmpty() ? null : query.offset() + data.size();
  }
}
