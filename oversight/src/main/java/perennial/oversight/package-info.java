/** What the registry knows of its own soundness: findings, and how they are told. */
@NullMarked
package perennial.oversight;

import org.jspecify.annotations.NullMarked;
