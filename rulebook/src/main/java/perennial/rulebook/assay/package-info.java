/** Laboratory rules: analytes, limits, panels, and the judging of one result by them. */
@NullMarked
package perennial.rulebook.assay;

import org.jspecify.annotations.NullMarked;
