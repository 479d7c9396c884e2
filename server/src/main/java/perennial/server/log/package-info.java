/** The published log over HTTP: for anybody, without a key. */
@NullMarked
package perennial.server.log;

import org.jspecify.annotations.NullMarked;
