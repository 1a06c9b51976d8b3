/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as it was read. */
record ReadEvent(
        EventKind kind,
        long time,
        long start,
        long thread,
        String threadName,
        String name,
        ThreadState before,
        ThreadState after,
        @Nullable WaitTarget target,
        List<StackTraceElement> stack,
        String text,
        boolean pause,
        long value) {

    /** All events of a file in which nothing is damaged or left out. */
    static List<ReadEvent> all(byte[] file) throws IOException {
        List<ReadEvent> all = new ArrayList<>();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file))) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                all.add(new ReadEvent(
                        event.kind(),
                        event.timeNanos(),
                        event.startNanos(),
                        event.threadId(),
                        event.threadName(),
                        event.name(),
                        event.stateBefore(),
                        event.stateAfter(),
                        event.waitTarget(),
                        event.stack(),
                        event.text(),
                        event.isPause(),
                        event.value()));
            }
            assertThat(reader.report().faults()).isEmpty();
            assertThat(reader.report().jvmLeftOut()).isNull();
        }
        return all;
    }

    /** The end of the longest wait of a kind. */
    static ReadEvent longest(List<ReadEvent> all, ThreadState state, long thread) {
        return all.stream()
                .filter(event -> event.leaves(state) && event.thread == thread)
                .max(Comparator.comparingLong(ReadEvent::duration))
                .orElseThrow(() -> new AssertionError("no " + state + " of thread " + thread + " in " + all.size()));
    }

    long duration() {
        return time - start;
    }

    boolean leaves(ThreadState state) {
        return kind == EventKind.STATE_TRANSITION && before == state;
    }

    WaitTarget knownTarget() {
        assertThat(target).isNotNull();
        return target;
    }
}
