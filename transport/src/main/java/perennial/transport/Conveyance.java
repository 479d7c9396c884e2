package perennial.transport;

import java.util.List;
import java.util.stream.Stream;
import perennial.kernel.Stated;

/**
 * Who brings the goods of a transfer, in what, and along which way: what is personal of it. Each is
 * as the sender stated it, and empty where it stated nothing.
 *
 * @param drivers by name
 * @param vehicle colour, year and description
 * @param route and {@code stops} in words
 */
public record Conveyance(
    List<String> drivers, String vehicle, String plate, String vin, String route, String stops) {
  public Conveyance {
    drivers = List.copyOf(drivers);
  }

  /**
   * @param personal the opened personal part of a transfer, by wire name
   */
  public static Conveyance of(Stated personal) {
    return new Conveyance(
        all(personal, "transporter_name1", "transporter_name2").toList(),
        String.join(
            " ", all(personal, "vehicle_color", "vehicle_year", "vehicle_description").toList()),
        personal.text("vehicle_license_plate", ""),
        personal.text("vehicle_vin", ""),
        personal.text("route", ""),
        personal.text("stops", ""));
  }

  private static Stream<String> all(Stated personal, String... names) {
    return Stream.of(names)
        .map(name -> personal.text(name, "").strip())
        .filter(text -> !text.isEmpty());
  }
}
