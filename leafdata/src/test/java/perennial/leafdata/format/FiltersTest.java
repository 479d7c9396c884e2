package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiltersTest {

  @ParameterizedTest
  @EnumSource
  void emptyAndUnknownAreNoFilter(Resource resource) {
    assertThat(
            filters(
                resource,
                "f_external_id=&f_global_id=&f_type=&f_date1=&f_typeflower_lots&_page_max=5"
                    + "&f_status=%20&page=2&page_size=100&f_unheard_of=1"))
        .isEmpty();
  }

  @Test
  void batchesAreFoundByStatusAndTypeWithBlanks() {
    assertThat(
            filters(
                Resource.BATCHES,
                "f_type=propagation%20material&f_status=closed&f_global_id=WAG1.BA5"))
        .containsExactlyInAnyOrder(
            new Filter.TextIs("type", "propagation material"),
            new Filter.TextIs("status", "closed"),
            new Filter.IdIs("global_id", new LeafId("WAG1", "BA", "5")));
    assertThat(filters(Resource.BATCHES, "f_type=propagation+material"))
        .containsExactly(new Filter.TextIs("type", "propagation material"));
  }

  @Test
  void datesAreWholeDaysOfTheJurisdictionInBothSpellings() {
    List<Filter> expected =
        List.of(
            new Filter.From("harvested_at", Instant.parse("2026-11-20T08:00:00Z")),
            new Filter.Before("harvested_at", Instant.parse("2026-11-22T08:00:00Z")));
    assertThat(
            filters(
                Resource.BATCHES, "f_harvested_at1=11%2F20%2F2026&f_harvested_at2=11%2F21%2F2026"))
        .isEqualTo(expected);
    assertThat(filters(Resource.BATCHES, "f_harvested_at1=2026-11-20&f_harvested_at2=2026-11-21"))
        .isEqualTo(expected);
  }

  @Test
  void eachResourceHasItsOwnDateAndNames() {
    Instant day = Instant.parse("2019-06-01T07:00:00Z");
    assertThat(filters(Resource.LAB_RESULTS, "f_date1=2019-06-01"))
        .containsExactly(new Filter.From("created_at", day));
    assertThat(filters(Resource.INVENTORY_TRANSFERS, "f_date1=06/01/2019&f_batch=BA1"))
        .containsExactly(
            new Filter.From("est_departed_at", day),
            new Filter.IdIs("batch_id", new LeafId("", "BA", "1")));
    assertThat(filters(Resource.SALES, "f_date1=06/01/2019&f_sale_type=retail_medical"))
        .containsExactly(
            new Filter.From("sold_at", day), new Filter.TextIs("type", "retail_medical"));
    assertThat(filters(Resource.MMES, "f_updated_at1=06/01/2019&f_mme_code=J412345"))
        .containsExactly(
            new Filter.From("updated_at", day), new Filter.TextIs("mme_code", "J412345"));
    assertThat(filters(Resource.INVENTORY_ADJUSTMENTS, "f_adjusted_qty=-2.5&f_inventory_id=IN9"))
        .containsExactly(
            new Filter.MoreThan("qty", new BigDecimal("-2.5")),
            new Filter.IdIs("inventory_id", new LeafId("", "IN", "9")));
    assertThat(filters(Resource.DISPOSALS, "f_plant_id=PL1"))
        .containsExactly(new Filter.IdIs("plant_id", new LeafId("", "PL", "1")));
    assertThat(filters(Resource.PLANTS, "f_stage=harvested&f_origin=seed"))
        .containsExactly(
            new Filter.TextIs("stage", "harvested"), new Filter.TextIs("origin", "seed"));
  }

  @Test
  void whatNothingCanMatchMatchesNothing() {
    assertThat(filters(Resource.PLANTS, "f_global_id=every+thing"))
        .containsExactly(new Filter.Nothing("global_id"));
    assertThat(filters(Resource.SALES, "f_date1=02/30/2019"))
        .containsExactly(new Filter.Nothing("sold_at"));
    assertThat(filters(Resource.INVENTORY_ADJUSTMENTS, "f_adjusted_qty=some"))
        .containsExactly(new Filter.Nothing("qty"));
  }

  @Test
  void theOldEmptyDatesFilterNothing() {
    assertThat(filters(Resource.SALES, "f_date1=00%2F00%2F0000&f_date2=0000-00-00")).isEmpty();
  }

  @Test
  void ofAFilterGivenTwiceTheLastCounts() {
    assertThat(filters(Resource.PLANTS, "f_stage=growing&f_stage=harvested"))
        .containsExactly(new Filter.TextIs("stage", "harvested"));
  }

  private static List<Filter> filters(Resource resource, String query) {
    return Filters.of(resource, PageQuery.parse(query));
  }
}
