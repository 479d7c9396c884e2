/** Questions about mass that go over many licensees' postings, for the regulator. */
@NullMarked
package perennial.inventory.store;

import org.jspecify.annotations.NullMarked;
