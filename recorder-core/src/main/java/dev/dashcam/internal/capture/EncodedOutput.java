/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.Redactor;
import java.io.IOException;

/** Encodes generations and hands over each that is complete. */
final class EncodedOutput implements GenerationOutput {
    private final GenerationEncoder encoder;
    private final ShownThreads threads;
    private final RedactedEvents events;
    private final Next next;

    /**
     * An output of what is left when this has been redacted.
     *
     * @param redactor takes out of texts and threads' names what must not leave
     */
    EncodedOutput(GenerationEncoder encoder, EventRecorder recorder, Redactor redactor, Next next) {
        this.encoder = encoder;
        this.threads = new ShownThreads(recorder, redactor);
        this.events = new RedactedEvents(redactor);
        this.next = next;
    }

    @Override
    public void begin(GenerationHead head) {
        encoder.begin(head);
    }

    @Override
    public void openTask(long id, long parentId, int taskKind, int nameId, long startNanos, long threadId) {
        encoder.openTask(id, parentId, taskKind, nameId, startNanos, threadId);
    }

    @Override
    public void openRegion(int nameId, long taskId, long startNanos, long threadId, int depth) {
        encoder.openRegion(nameId, taskId, startNanos, threadId, depth);
    }

    @Override
    public void unlistedOpen(long count) {
        encoder.unlistedOpen(count);
    }

    @Override
    public void thread(long threadId) {
        encoder.thread(threadId, threads.name(threadId));
    }

    @Override
    public void event(EventRecord event) {
        events.redact(event);
        encoder.event(event);
    }

    @Override
    public void end() throws IOException {
        next.generation(encoder);
    }

    /** Takes a complete generation. */
    @FunctionalInterface
    interface Next {
        void generation(GenerationEncoder encoder) throws IOException;
    }
}
