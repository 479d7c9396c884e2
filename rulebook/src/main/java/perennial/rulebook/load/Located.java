package perennial.rulebook.load;

import perennial.rulebook.basis.Rule;

/** A row with the place it was read from. */
record Located<R extends Rule>(R row, String file, String place) {}
