/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What JFR has recorded of a service that numbers its events and waits now and then. */
public final class Recorded {
    /** What lies between the waits of the programs and the 20 ms from which on JFR's own settings record one. */
    private static final int SHORT_MILLIS = 15;

    private final List<RecordedEvent> events;

    private Recorded(List<RecordedEvent> events) {
        this.events = events;
    }

    /** What a file of JFR's holds. */
    public static Recorded in(Path file) throws IOException {
        return new Recorded(RecordingFile.readAllEvents(file));
    }

    /** Each number from 0 up is there, once. */
    public Recorded claimAll(int count) {
        claimAll(
                events.stream()
                        .filter(event -> event.getEventType().getName().equals(Numbered.NAME))
                        .map(event -> event.getInt(Numbered.NUMBER))
                        .toList(),
                count);
        return this;
    }

    static void claimAll(Collection<Integer> numbers, int count) {
        List<Integer> sorted = numbers.stream().sorted().toList();
        List<Integer> expected = IntStream.range(0, count).boxed().toList();
        Claim.that(sorted.equals(expected), numbers.size() + " of " + count + " events are there");
    }

    /** The main thread's waits that JFR records only when somebody has lowered the threshold. */
    public long shortParks() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ThreadPark"))
                .filter(event -> event.getDuration().toMillis() < SHORT_MILLIS)
                .filter(event -> event.getThread() != null
                        && "main".equals(event.getThread().getJavaName()))
                .count();
    }
}
