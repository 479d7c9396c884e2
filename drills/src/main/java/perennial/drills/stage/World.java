package perennial.drills.stage;

/**
 * Two growers who have lived from seed to sale beside each other, with a laboratory and a shop that
 * both deal with.
 *
 * @param ours what the first has, by the names of {@link Life}
 * @param theirs the same of the second
 */
public record World(
    Farm grower, Farm neighbor, Farm laboratory, Farm shop, Things ours, Things theirs) {

  /** The first grower's texts have this word in them, wherever they turn up. */
  public static final String OUR_MARK = "Marigold";

  /** The second grower's texts have this one. */
  public static final String THEIR_MARK = "Larkspur";

  public static World lived(ThrowAwayRegistry registry) {
    Farm grower = Farm.furnish(registry.licensee("J400001"), OUR_MARK);
    Farm neighbor = Farm.furnish(registry.licensee("J400002"), THEIR_MARK);
    Farm laboratory = Farm.furnishWithoutStrain(registry.licensee("L400001"), "Laboratory");
    Farm shop = Farm.furnishWithoutStrain(registry.licensee("R400002"), "Shop");
    return new World(
        grower,
        neighbor,
        laboratory,
        shop,
        Life.live(grower, laboratory, shop, OUR_MARK),
        Life.live(neighbor, laboratory, shop, THEIR_MARK));
  }
}
