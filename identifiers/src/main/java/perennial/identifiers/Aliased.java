package perennial.identifiers;

import perennial.journal.Event;

/** An object got another name that resolves to it for ever. */
public record Aliased(Alias alias) implements Event {}
