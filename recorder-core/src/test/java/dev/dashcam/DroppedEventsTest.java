/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recordings say of what was dropped, in the manifest and in the generations. */
final class DroppedEventsTest {
    private static final EventName NAME = EventName.of("dropped");
    private static final String REASON = "nested-too-deep";

    private final ManualClock clock = new ManualClock(5_300_000_000L, 0);
    private final FlightRecorder recorder = FlightRecorder.builder()
            .window(Duration.ofSeconds(5))
            .memory(4 << 20)
            .clock(clock)
            .start();
    private final Path file;

    DroppedEventsTest(@TempDir Path folder) {
        file = folder.resolve("dropped.dcam");
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void snapshot_thatLiesWithinASecond_saysWhatWasDroppedInIt() throws IOException {
        clock.advance(Duration.ofMillis(200));
        long dropped = drop();
        clock.advance(Duration.ofMillis(400));

        recorder.writeTo(file);

        assertThat(inManifest()).isEqualTo(Map.of(REASON, dropped));
        assertThat(inGenerations()).isEqualTo(Map.of(REASON, dropped));
    }

    @Test
    void snapshot_ofSeveralSeconds_countsEachLossOnce() throws IOException {
        long dropped = 0;
        for (int i = 0; i < 12; i++) {
            dropped += drop();
            clock.advance(Duration.ofMillis(300));
        }

        recorder.writeTo(file);

        assertThat(inManifest()).isEqualTo(Map.of(REASON, dropped));
        assertThat(inGenerations()).isEqualTo(Map.of(REASON, dropped));
    }

    @Test
    void trace_saysWhatWasDroppedWhileItWasWritten() throws IOException {
        assertThat(drop()).isPositive();
        clock.advance(Duration.ofMillis(100));
        long dropped;
        try (TraceRecording trace = recorder.startTrace(file)) {
            assertThat(trace.isRunning()).isTrue();
            clock.advance(Duration.ofMillis(100));
            dropped = drop();
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(inManifest()).isEqualTo(Map.of(REASON, dropped));
        assertThat(inGenerations()).isEqualTo(Map.of(REASON, dropped));
    }

    /** Nests regions too deep; answers how many events that cost. */
    private long drop() {
        long before = lost();
        Deque<Region> nested = new ArrayDeque<>();
        while (lost() < before + 3) {
            nested.push(recorder.region(NAME));
        }
        nested.forEach(Region::close);
        return lost() - before;
    }

    private long lost() {
        return recorder.status().losses().getOrDefault(REASON, 0L);
    }

    private @Nullable Map<String, Long> inManifest() throws IOException {
        try (RecordingFile recording = RecordingFile.open(file)) {
            return recording.manifest() == null ? null : recording.manifest().losses();
        }
    }

    private Map<String, Long> inGenerations() throws IOException {
        Map<String, Long> lost = new HashMap<>();
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.SYNC) {
                    for (Generation.Loss loss : event.generation().losses()) {
                        lost.merge(loss.reason(), loss.count(), Long::sum);
                    }
                }
            }
        }
        return lost;
    }
}
