/** Backups of a whole registry, and what is made of them again. */
@NullMarked
package perennial.server.backup;

import org.jspecify.annotations.NullMarked;
