package perennial.kernel;

import java.time.Instant;

/**
 * The two times of every act: when its reporter says that it happened, and when the registry
 * recorded it. Rules say which of the two they use.
 */
public record Moments(Instant occurredAt, Instant recordedAt) {}
