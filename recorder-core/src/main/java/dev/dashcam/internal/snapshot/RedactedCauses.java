/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.snapshot.SnapshotWriter.Causes;
import dev.dashcam.snapshot.Cause;
import java.util.List;

/** The causes of a capture as they may leave: anybody may give a reason, and a task a name. */
record RedactedCauses(Causes causes, Redactor redactor) implements Causes {
    @Override
    public List<Cause> list() {
        return causes.list().stream().map(this::redacted).toList();
    }

    @Override
    public long unlisted() {
        return causes.unlisted();
    }

    private Cause redacted(Cause cause) {
        return new Cause(
                redactor.mask(cause.trigger()),
                cause.kind(),
                redactor.mask(cause.subject()),
                redactor.mask(cause.problem()),
                cause.taskId(),
                cause.traceId(),
                cause.observed(),
                cause.threshold(),
                cause.unit(),
                redactor.mask(cause.saw()),
                cause.atNanos());
    }
}
