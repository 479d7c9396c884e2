package perennial.leafdata.format;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A measured field of a request, as it was sent: null, empty, or with a number. A field that was
 * not sent has no {@code SentAnalyte}. What each means is the laboratory's to say.
 *
 * @param analyte the current column, also when an old or misspelled name was sent
 * @param sentAs the name in the request
 * @param presence null, empty or a value
 * @param number the number, exactly as sent; a flag is 0 or 1; empty unless it is a value
 */
public record SentAnalyte(
    Analyte analyte, String sentAs, Presence presence, Optional<BigDecimal> number) {}
