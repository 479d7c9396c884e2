/**
 * What a room that speaks HTTP writes against: endpoints, requests, answers, failures, dialects.
 */
@NullMarked
package perennial.web;

import org.jspecify.annotations.NullMarked;
