/** The door: endpoints, decoding, limits, problems, health and metrics. */
@NullMarked
package perennial.web;

import org.jspecify.annotations.NullMarked;
