/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was read of the JVM's part of a recording.
 *
 * @param events its events
 * @param leftOut why some or all of it is missing that is not damaged, null when nothing is
 * @param damage what is damaged, null when nothing is
 */
public record JvmRecording(
        JvmEvents events,
        @Nullable String leftOut,
        @Nullable String damage) {
    /** The name of its entry. */
    public static final String ENTRY = "jvm/recording.jfr";

    private static final int LEAST_ROWS = 1 << 10;
    private static final int MAX_ROWS = 1 << 20;

    /**
     * Whether this Java runtime can read one: an image may have been made without the module.
     */
    public static boolean isReadable() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    }

    /** None, for this reason. */
    public static JvmRecording leftOut(String reason) {
        return new JvmRecording(JvmEvents.NONE, reason, null);
    }

    /**
     * Reads it. Never throws for what is in the file.
     *
     * @param file JFR's recording
     * @param maxBytes how much memory the events may take, about
     */
    public static JvmRecording read(Path file, long maxBytes) {
        try {
            return parse(file, (int) Math.max(LEAST_ROWS, Math.min(MAX_ROWS, maxBytes / Rows.BYTES_PER_ROW)));
        } catch (IOException e) {
            return leftOut("the temporary file " + file + " could not be read: " + e.getMessage());
        }
    }

    private static JvmRecording parse(Path file, int maxRows) throws IOException {
        ChunkHeaders headers = ChunkHeaders.read(file);
        if (headers == null) {
            return new JvmRecording(JvmEvents.NONE, null, "it is no recording of JFR's");
        }
        Rows rows = new Rows(maxRows);
        Texts texts = new Texts();
        ThreadNumbers threads = new ThreadNumbers();
        Stacks stacks = new Stacks();
        TickClock clock = new TickClock(headers.ticksPerSecond());
        RowWriter writer = new RowWriter(rows, texts, threads, stacks);
        FlightRecording recording = new FlightRecording(clock, writer, headers.firstTicks());
        String damage = null;
        try {
            recording.read(file);
        } catch (IOException | RuntimeException | InternalError | StackOverflowError | OutOfMemoryError e) {
            // JFR's parser checks nothing: damaged bytes come out as whatever they make it do.
            damage = e instanceof OutOfMemoryError
                    ? "JFR's parser asked for more memory than there is: its bytes are damaged, or the heap is too small"
                    : "JFR's parser failed with " + e + "; what came before was read";
        }
        if (!clock.isSet()) {
            return damage != null
                    ? new JvmRecording(JvmEvents.NONE, null, damage)
                    : leftOut("no event in it ties its clock to the recorder's");
        }
        writer.begin(RowKind.COMPLETE_FROM, recording.completeFromTicks())
                .text("jvm.complete-from")
                .end();
        long shortestNanos = clock.nanos(headers.firstTicks() + rows.shortest()) - clock.nanos(headers.firstTicks());
        if (shortestNanos > 0) {
            writer.begin(RowKind.SETTING, headers.firstTicks())
                    .text("jvm.threshold.kept")
                    .number(shortestNanos)
                    .end();
        }
        rows.convert(clock);
        return new JvmRecording(
                new JvmEvents(rows, texts, threads, stacks), tooMany(rows.leftOut(), shortestNanos), damage);
    }

    private static @Nullable String tooMany(long leftOut, long shortestNanos) {
        if (leftOut == 0) {
            return null;
        }
        return leftOut + " events that do not fit into the memory allowed here, among them waits shorter than "
                + shortestNanos / 1_000 + " us; more heap allows more";
    }
}
