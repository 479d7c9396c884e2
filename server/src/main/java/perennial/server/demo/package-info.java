/** A whole life, seed to sale, told through the LeafData wire against a running sandbox. */
@NullMarked
package perennial.server.demo;

import org.jspecify.annotations.NullMarked;
