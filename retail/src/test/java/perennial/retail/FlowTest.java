package perennial.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;

/** What a line does to its lot. */
class FlowTest {
  private static Flow flow(long available, long unresolved) {
    return new Flow(Amount.of(available), Amount.of(unresolved));
  }

  @Test
  void takesFromStockAndThenFromNowhere() {
    assertThat(Flow.NONE.until(Amount.of(5), Amount.of(9))).isEqualTo(flow(-5, 0));
    assertThat(Flow.NONE.until(Amount.of(5), Amount.of(3))).isEqualTo(flow(-3, 2));
    assertThat(Flow.NONE.until(Amount.of(5), Amount.ZERO)).isEqualTo(flow(0, 5));
  }

  @Test
  void settlesWhatIsUnresolvedFirst() {
    assertThat(flow(-3, 2).until(Amount.of(4), Amount.ZERO)).isEqualTo(flow(-3, 1));
    assertThat(flow(-3, 2).until(Amount.of(1), Amount.ZERO)).isEqualTo(flow(-1, 0));
    assertThat(flow(-3, 2).until(Amount.ZERO, Amount.ZERO)).isEqualTo(Flow.NONE);
  }

  @Test
  void bringsBackWhatACustomerReturned() {
    assertThat(Flow.NONE.until(Amount.of(-5), Amount.ZERO)).isEqualTo(flow(5, 0));
    assertThat(flow(5, 0).until(Amount.ZERO, Amount.of(2))).isEqualTo(flow(3, 3));
  }

  @Test
  void leavesTheCustomerWithTheTargetAndStockAboveZero() {
    var random = new Random(11);
    for (int run = 0; run < 1_000; run++) {
      Amount stock = Amount.of(random.nextInt(10));
      var before = Flow.NONE;
      for (int step = 0; step < 6; step++) {
        Amount target = Amount.of(random.nextInt(21) - 10);
        Flow after = before.until(target, stock);
        stock = stock.plus(after.available()).minus(before.available());
        assertThat(after.sold()).isEqualTo(target);
        assertThat(after.unresolved().isNegative()).isFalse();
        assertThat(stock.isNegative()).isFalse();
        before = after;
      }
    }
  }
}
