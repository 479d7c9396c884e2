package perennial.journal;

import java.util.List;
import java.util.Objects;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Digests;
import perennial.kernel.ObjectRef;

/** Says whether a sealed personal part is the one whose hash stands in its entry. */
public final class PersonalSeal {
  private final Vault vault;

  public PersonalSeal(Vault vault) {
    this.vault = vault;
  }

  /**
   * @param object under whose key it is sealed
   * @param sealedKey that key, as kept
   * @param hash of the entry: SHA-256 over salt and part
   */
  public boolean holds(ObjectRef object, Bytes sealedKey, Bytes sealed, Bytes hash) {
    try {
      String owner = object.toString();
      byte[] key = vault.openKey(sealedKey, owner);
      var both = (List<?>) Objects.requireNonNull(Cbor.decode(vault.open(key, sealed, owner)));
      byte[] salt = (byte[]) Objects.requireNonNull(both.get(0));
      byte[] part = (byte[]) Objects.requireNonNull(both.get(1));
      return hash.equals(new Bytes(Digests.sha256(salt, part)));
    } catch (IllegalStateException | IllegalArgumentException | ClassCastException e) {
      return false;
    }
  }
}
