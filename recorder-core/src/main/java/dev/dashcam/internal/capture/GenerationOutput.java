/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationHead;
import java.io.IOException;

/** Where generations go: into a file, or to a test that looks at them. What is called in which order: as it stands here. */
interface GenerationOutput {
    void begin(GenerationHead head);

    void openTask(long id, long parentId, int taskKind, int nameId, long startNanos, long threadId);

    void openRegion(int nameId, long taskId, long startNanos, long threadId, int depth);

    void unlistedOpen(long count);

    void thread(long threadId);

    void event(EventRecord event);

    /** The generation is complete. */
    void end() throws IOException;
}
