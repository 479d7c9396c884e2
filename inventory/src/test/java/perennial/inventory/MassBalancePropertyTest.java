package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Objections;

/** What a conversion may be: whatever passes has no more cannabis than went in. */
class MassBalancePropertyTest {
  private static final int CASES = 20_000;

  @Test
  void noGramIsEverCreated() {
    var random = new Random(20_260_101);
    int passed = 0;
    for (int i = 0; i < CASES; i++) {
      List<MassBalance.Input> inputs = List.of(input(random), input(random));
      ProductType output = type(random);
      var balance = new MassBalance(inputs, output, amount(random), amount(random));
      var objections = new Objections();
      balance.require(objections);
      if (objections.isEmpty()) {
        passed++;
        Amount in = balance.massIn();
        Amount out = balance.massOut();
        boolean isWeighed =
            inputs.stream().allMatch(each -> each.grams() != null && !each.type().infused());
        if (in != null && out != null && isWeighed) {
          assertThat(out.plus(balance.waste())).isLessThanOrEqualTo(in);
        }
      }
    }
    assertThat(passed).isBetween(CASES / 20, CASES - CASES / 20);
  }

  private static MassBalance.Input input(Random random) {
    return new MassBalance.Input(type(random), amount(random));
  }

  private static Amount amount(Random random) {
    return new Amount(10_000L * random.nextInt(1_000));
  }

  private static ProductType type(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> type(Unit.GM, null, false);
      case 1 -> type(Unit.EA, new Amount(1 + random.nextInt(100_000)), false);
      case 2 -> type(Unit.EA, null, false);
      default -> type(Unit.EA, random.nextBoolean() ? Amount.of(50) : null, true);
    };
  }

  private static ProductType type(Unit unit, @Nullable Amount weight, boolean infused) {
    return new ProductType(
        new LicenseeId(7),
        1,
        "Any",
        "any",
        "any",
        unit,
        weight,
        infused,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        null);
  }
}
