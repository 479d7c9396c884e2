package perennial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Requests and rows of the LeafData wire, as the software of a licensee sends them. */
final class Wire {
  /** Digits of the number that makes every row its own. */
  private static final int NUMBER_WIDTH = 10;

  private static final String EXTERNAL_ID = "\"external_id\":\"BENCH-";
  private static final String ID_FIELD = "\"global_id\":\"";

  /** Every row has a number of its own: an equal one would be answered as a repetition. */
  private static final AtomicLong NUMBER = new AtomicLong();

  private Wire() {}

  /** Writes one row of a create. */
  @FunctionalInterface
  interface RowWriter {
    void put(Place place, SplittableRandom random, long number, Message body);
  }

  /** A resource that can be created: its path, its wrapper, its rows. */
  record Resource(String path, String wrapper, RowWriter row) {}

  static final Resource AREAS =
      new Resource(
          "/areas",
          "area",
          (place, random, number, body) ->
              body.put("{\"type\":\"non-quarantine\",\"name\":\"Flower Room ")
                  .put(number, NUMBER_WIDTH)
                  .put("\"," + EXTERNAL_ID)
                  .put(number, NUMBER_WIDTH)
                  .put("\"}"));

  static final Resource STRAINS =
      new Resource(
          "/strains",
          "strain",
          (place, random, number, body) ->
              body.put("{\"name\":\"Blue Dream ").put(number, NUMBER_WIDTH).put("\"}"));

  static final Resource TYPES =
      new Resource(
          "/inventory_types",
          "inventory_type",
          (place, random, number, body) ->
              body.put("{\"name\":\"Flower Lot ")
                  .put(number, NUMBER_WIDTH)
                  .put(
                      "\",\"type\":\"harvest_materials\",\"intermediate_type\":\"flower\","
                          + "\"uom\":\"gm\"}"));

  static final Resource BATCHES =
      new Resource(
          "/batches",
          "batch",
          (place, random, number, body) ->
              body.put("{\"type\":\"intermediate/ end product\",\"global_area_id\":\"")
                  .put(Place.any(place.areas, random))
                  .put("\",\"global_strain_id\":\"")
                  .put(Place.any(place.strains, random))
                  .put("\"," + EXTERNAL_ID)
                  .put(number, NUMBER_WIDTH)
                  .put("\"}"));

  static final Resource LOTS = new Resource("/inventories", "inventory", Wire::lot);

  private static void lot(Place place, SplittableRandom random, long number, Message body) {
    body.put("{" + EXTERNAL_ID)
        .put(number, NUMBER_WIDTH)
        .put("\",\"global_area_id\":\"")
        .put(Place.any(place.areas, random))
        .put("\",\"global_strain_id\":\"")
        .put(Place.any(place.strains, random))
        .put("\",\"global_inventory_type_id\":\"")
        .put(Place.any(place.types, random))
        .put("\",\"global_batch_id\":\"")
        .put(Place.any(place.batches, random))
        .put("\",\"qty\":\"")
        .put(1 + random.nextInt(100_000), 5)
        .put(
            ".7900\",\"uom\":\"gm\",\"medically_compliant\":0,\"is_initial_inventory\":0,"
                + "\"net_weight\":\"2267.96\",\"cost\":\"0.00\",\"value\":\"0.00\","
                + "\"additives\":\"\",\"serving_num\":\"\",\"serving_size\":\"\","
                + "\"inventory_created_at\":\"09/17/2018\",\"inventory_packaged_at\":"
                + "\"09/17/2018\",\"lab_retest_id\":\"\",\"source\":\"inhouse\"}");
  }

  /** A whole POST of a number of rows. */
  static void create(
      Place place, Resource resource, int rows, SplittableRandom random, Message request) {
    Message body = request.scratch();
    body.put("{\"" + resource.wrapper() + "\":[");
    for (int i = 0; i < rows; i++) {
      if (i > 0) {
        body.put(",");
      }
      resource.row().put(place, random, NUMBER.incrementAndGet(), body);
    }
    body.put("]}");
    request.put("POST /api/v1").put(resource.path());
    head(place, request)
        .put("Content-Type: application/json\r\nContent-Length: ")
        .put("" + body.length())
        .put("\r\n\r\n")
        .put(body);
  }

  /** A whole GET. */
  static void get(Place place, String pathAndQuery, Message request) {
    request.put("GET /api/v1").put(pathAndQuery);
    head(place, request).put("\r\n");
  }

  private static Message head(Place place, Message request) {
    return request
        .put(" HTTP/1.1\r\nHost: 127.0.0.1\r\nx-mjf-mme-code: ")
        .put(place.code)
        .put("\r\nx-mjf-key: ")
        .put(place.key)
        .put("\r\n");
  }

  /** The identifiers of the rows of an answer. */
  static List<String> ids(String answer) {
    var ids = new ArrayList<String>();
    for (int at = answer.indexOf(ID_FIELD); at >= 0; at = answer.indexOf(ID_FIELD, at)) {
      at += ID_FIELD.length();
      ids.add(answer.substring(at, answer.indexOf('"', at)));
    }
    return ids;
  }
}
