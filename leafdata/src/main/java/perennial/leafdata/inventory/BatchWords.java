package perennial.leafdata.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.Origin;
import perennial.inventory.AnyBatch;
import perennial.inventory.ChangeBatch;

/** What batches are called on the wire. */
public final class BatchWords {
  static final String PROPAGATION = "propagation material";
  static final String PLANT = "plant";
  static final String HARVEST = "harvest";
  static final String PRODUCTION = "intermediate/ end product";

  /** Written without the blank, and by the older name. */
  static final Set<String> PRODUCTIONS =
      Set.of(PRODUCTION, "intermediate/end product", "extraction");

  /** What a create may be of. */
  static final List<String> CREATED =
      List.of(PROPAGATION, PLANT, PRODUCTION, "intermediate/end product", "extraction");

  /** What an update may name. */
  static final List<String> KNOWN =
      List.of(PROPAGATION, PLANT, HARVEST, PRODUCTION, "intermediate/end product", "extraction");

  private static final Set<String> ORIGINS = Set.of("seed", "clone", "plant", "tissue");

  private BatchWords() {}

  static String of(AnyBatch batch) {
    return switch (batch) {
      case AnyBatch.OfPlants(var plants) -> of(plants.type());
      case AnyBatch.OfHarvest harvest -> HARVEST;
      case AnyBatch.OfLots lots -> PRODUCTION;
    };
  }

  static String of(BatchType type) {
    return switch (type) {
      case PROPAGATION_MATERIAL -> PROPAGATION;
      case PLANT -> PLANT;
    };
  }

  static ChangeBatch.@Nullable Type type(@Nullable String word) {
    return switch (word) {
      case null -> null;
      case PROPAGATION -> ChangeBatch.Type.PROPAGATION_MATERIAL;
      case PLANT -> ChangeBatch.Type.PLANT;
      case HARVEST -> ChangeBatch.Type.HARVEST;
      default -> ChangeBatch.Type.INTERMEDIATE_END_PRODUCT;
    };
  }

  /** Origins that clients may state. */
  static Set<String> origins() {
    return ORIGINS;
  }

  /** Origins that answers show, so that what was read can be sent back. */
  public static Set<String> allOrigins() {
    return Set.of("seed", "clone", "plant", "tissue", "inventory");
  }

  public static @Nullable Origin origin(@Nullable String word) {
    return word == null ? null : Origin.valueOf(word.toUpperCase(Locale.ROOT));
  }

  public static String of(Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }
}
