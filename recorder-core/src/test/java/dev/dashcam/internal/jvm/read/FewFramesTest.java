/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FewFramesTest {
    @TempDir
    Path folder;

    /** A frame left out of the middle would show a call that never was. */
    @Test
    void stackWithFramesThatDoNotFit_isUnknown_andNeverShorter() throws Exception {
        Path file = folder.resolve("parks.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            outer(4);
            inner();
            recording.stop();
            recording.dump(file);
        }
        List<List<StackTraceElement>> all = stacks(file, new Stacks());
        int frames = (int) all.stream().flatMap(List::stream).distinct().count();
        assertThat(frames).isGreaterThan(4);

        int known = 0;
        for (int room = 0; room <= frames; room++) {
            List<List<StackTraceElement>> few = stacks(file, new Stacks(room));
            assertThat(few).hasSameSizeAs(all);
            for (int i = 0; i < all.size(); i++) {
                assertThat(few.get(i)).as("room for %s", room).isIn(List.of(), all.get(i));
            }
            int now = (int) few.stream().filter(stack -> !stack.isEmpty()).count();
            assertThat(now).as("room for %s", room).isGreaterThanOrEqualTo(known);
            known = now;
        }
        assertThat(known).isEqualTo(all.size());
    }

    private static void outer(int depth) {
        if (depth > 0) {
            outer(depth - 1);
        } else {
            inner();
        }
    }

    private static void inner() {
        LockSupport.parkNanos(1_000_000);
    }

    private static List<List<StackTraceElement>> stacks(Path file, Stacks stacks) throws Exception {
        Rows rows = new Rows(1 << 10);
        RowWriter writer = new RowWriter(rows, new Texts(), new ThreadNumbers(), stacks);
        new FlightRecording(new TickClock(1), writer, 0).read(file);
        List<List<StackTraceElement>> read = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.kind(row) == RowKind.PARKED) {
                read.add(stacks.frames(rows.stack(row)));
            }
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(2);
        return read;
    }
}
