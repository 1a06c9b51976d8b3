/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.reader;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Answers one question about a recording: how many of the threads' waits were for the network? */
public final class NetworkWaits {
    private long waits;
    private long onNetwork;

    private NetworkWaits() {}

    /** Reads a recording from standard input and answers on standard output. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(answer(System.in));
    }

    static String answer(InputStream recording) throws IOException {
        NetworkWaits counted = new NetworkWaits();
        try (TraceReader reader = TraceReader.read(recording)) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                counted.look(event);
            }
        }
        return counted.answer();
    }

    private void look(TraceEvent event) {
        if (event.kind() == EventKind.STATE_TRANSITION && event.stateAfter().isWait()) {
            waits++;
            if (event.stateAfter().isNetwork()) {
                onNetwork++;
            }
        }
    }

    private String answer() {
        if (waits == 0) {
            return "No waits in this recording: the JVM's own events, which tell of them, are not in it.";
        }
        return String.format(
                Locale.ROOT, "%.1f %% of %d waits were for the network.", 100.0 * onNetwork / waits, waits);
    }
}
