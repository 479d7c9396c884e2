/** Where drills are played: a registry of their own, its database, and its clients' software. */
@NullMarked
package perennial.drills.stage;

import org.jspecify.annotations.NullMarked;
