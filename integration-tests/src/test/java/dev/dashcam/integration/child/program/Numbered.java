/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;

/** Events of an application, numbered, so that it is seen when one is missing. */
@Name(Numbered.NAME)
@StackTrace(false)
class Numbered extends Event {
    static final String NAME = "child.Numbered";

    int number;

    static void record(int number) {
        Numbered event = new Numbered();
        event.number = number;
        event.commit();
    }

    /** Each from 0 up is there, once. */
    static void claimAll(List<RecordedEvent> events, int count) {
        List<Integer> numbers = events.stream()
                .filter(event -> event.getEventType().getName().equals(NAME))
                .map(event -> event.getInt("number"))
                .sorted()
                .toList();
        List<Integer> expected = IntStream.range(0, count).boxed().toList();
        Claim.that(numbers.equals(expected), numbers.size() + " of " + count + " events are there");
    }
}
