package perennial.laboratory;

import perennial.journal.Event;

/** What happens to lab results. */
public sealed interface LabResultEvent extends Event
    permits LabResultAmended,
        LabResultChanged,
        LabResultCopied,
        LabResultRemoved,
        LabResultReported,
        LabResultVoided {}
