/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/** All that the JDK's reader finds in a recording, down to the single values. */
final class Leaves {
    private static final int DEPTH = 6;

    private final String event;
    private final TextChange change;
    private final List<String> leaves = new ArrayList<>();

    private Leaves(String event, TextChange change) {
        this.event = event;
        this.change = change;
    }

    /** One list an event, in the file's order: the type, then the values. */
    static List<List<String>> of(Path file, TextChange change) throws IOException {
        List<List<String>> events = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            String type = event.getEventType().getName();
            Leaves leaves = new Leaves(type, change);
            leaves.leaves.add(type);
            leaves.addFields(event, 0);
            events.add(leaves.leaves);
        }
        return events;
    }

    private void addFields(RecordedObject object, int depth) {
        for (ValueDescriptor field : object.getFields()) {
            // a class loader is loaded by a class loader, and so on
            if (depth < DEPTH) {
                add(field.getName(), object.getValue(field.getName()), depth + 1);
            }
        }
    }

    private void add(String name, Object value, int depth) {
        if (value instanceof RecordedObject object) {
            addFields(object, depth);
        } else if (value instanceof Object[] array) {
            for (Object each : array) {
                add(name, each, depth);
            }
        } else if (value instanceof String text) {
            leaves.add(name
                    + '='
                    + change.of(depth == 1 ? event : "nested", name, text).stripTrailing());
        } else {
            leaves.add(name + '=' + Objects.toString(value));
        }
    }

    /** What is made of the texts before they are compared. */
    interface TextChange {
        String of(String event, String field, String text);
    }
}
