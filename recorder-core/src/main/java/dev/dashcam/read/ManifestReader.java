/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.columns.FormatVersion;
import dev.dashcam.internal.json.JsonException;
import dev.dashcam.internal.json.JsonReader;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a manifest. What it does not know, a newer writer has added: it is left aside. */
final class ManifestReader {
    private static final int MAX_ROWS = 1 << 20;
    private static final int MAX_PAIRS = 1 << 14;

    private final JsonReader json;
    private final Fields facts = new Fields("The manifest");
    private final List<Cause> causes = new ArrayList<>();
    private final Map<String, Long> losses = new LinkedHashMap<>();
    private final Map<String, String> configuration = new LinkedHashMap<>();
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private Manifest.@Nullable Overlap overlap;
    private Manifest.@Nullable JvmEvents jvmEvents;
    private final List<Manifest.Step> steps = new ArrayList<>();

    private ManifestReader(JsonReader json) {
        this.json = json;
    }

    /**
     * Reads a manifest.
     *
     * @throws RecordingFormatException when it is none, lacks something, or needs newer tools
     */
    static Manifest read(InputStream in) throws IOException {
        try {
            return new ManifestReader(new JsonReader(in)).read();
        } catch (JsonException e) {
            throw new RecordingFormatException("The manifest is damaged: " + e.getMessage() + ".");
        }
    }

    private Manifest read() throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            member(json.nextName());
        }
        json.endObject();
        json.end();
        return manifest();
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "id", "type", "service", "host", "jvm", "verdict", "verdictLeftOut" -> facts.text(name, json);
            case "formatVersion", "processId", "anchorNanos", "anchorEpochNanos", "windowNanos" ->
                facts.number(name, json);
            case "startNanos", "completeFromNanos", "triggerNanos", "endNanos", "unlistedCauses", "events" ->
                facts.number(name, json);
            case "readableFrom" -> {
                facts.number(name, json);
                requireReadable();
            }
            case "causes" -> rows(this::cause);
            case "losses" -> pairs(losses, json::nextLong);
            case "configuration" -> pairs(configuration, json::nextText);
            case "entries" -> rows(this::entry);
            case "overlap" -> overlap();
            case "jvmEvents" -> jvmEvents();
            case "steps" -> rows(this::step);
            default -> json.skipValue();
        }
    }

    private void requireReadable() throws RecordingFormatException {
        long readableFrom = facts.number("readableFrom");
        if (readableFrom > FormatVersion.CURRENT) {
            throw RecordingFormatException.needsNewer(readableFrom);
        }
    }

    private void rows(Row row) throws IOException {
        json.beginArray();
        for (int i = 0; json.hasNext(); i++) {
            if (i == MAX_ROWS) {
                throw new RecordingFormatException("The manifest has a list that is too long for one.");
            }
            row.read();
        }
        json.endArray();
    }

    private <T> void pairs(Map<String, T> into, Value<T> value) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (into.size() == MAX_PAIRS) {
                throw new RecordingFormatException("The manifest has a list that is too long for one.");
            }
            into.put(json.nextName(), value.read());
        }
        json.endObject();
    }

    private void cause() throws IOException {
        Fields cause = new Fields("A cause in the manifest");
        object(
                cause,
                List.of("trigger", "kind", "subject", "problem", "traceId", "unit", "saw"),
                List.of("taskId", "atNanos"));
        String subject = cause.text("subject");
        double observed = cause.fraction("observed");
        String unit = cause.text("unit");
        String saw = cause.optional("saw");
        String problem = cause.optional("problem");
        causes.add(new Cause(
                cause.text("trigger"),
                cause.text("kind"),
                subject,
                problem == null ? subject : problem,
                cause.number("taskId"),
                cause.optional("traceId"),
                observed,
                cause.fraction("threshold"),
                unit,
                saw == null ? Cause.saw(subject, observed, unit) : saw,
                cause.number("atNanos")));
    }

    private void overlap() throws IOException {
        if (json.skipNull()) {
            return;
        }
        Fields shared = new Fields("The overlap in the manifest");
        object(shared, List.of("snapshotId"), List.of("startNanos", "endNanos"));
        overlap =
                new Manifest.Overlap(shared.text("snapshotId"), shared.number("startNanos"), shared.number("endNanos"));
    }

    private void jvmEvents() throws IOException {
        Fields events = new Fields("What the manifest says of the JVM's events");
        Map<String, String> thresholds = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "state", "why" -> events.text(name, json);
                case "completeFromNanos" -> events.number(name, json);
                case "thresholds" -> pairs(thresholds, json::nextText);
                case "others" -> rows(() -> others.add(json.nextText()));
                default -> json.skipValue();
            }
        }
        json.endObject();
        jvmEvents = new Manifest.JvmEvents(
                events.text("state"), events.optional("why"), events.number("completeFromNanos"), thresholds, others);
    }

    private void step() throws IOException {
        Fields step = new Fields("A step in the manifest");
        object(step, List.of("name", "problem"), List.of("nanos"));
        steps.add(new Manifest.Step(step.text("name"), step.number("nanos"), step.optional("problem")));
    }

    private void entry() throws IOException {
        Fields entry = new Fields("An entry in the manifest");
        object(entry, List.of("name", "sha256"), List.of("bytes"));
        entries.add(new Manifest.Entry(entry.text("name"), entry.number("bytes"), entry.text("sha256")));
    }

    private void object(Fields fields, List<String> texts, List<String> numbers) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (texts.contains(name)) {
                fields.text(name, json);
            } else if (numbers.contains(name)) {
                fields.number(name, json);
            } else if (name.equals("observed") || name.equals("threshold")) {
                fields.fraction(name, json);
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    private Manifest manifest() throws RecordingFormatException {
        return new Manifest(
                (int) facts.number("formatVersion"),
                (int) facts.number("readableFrom"),
                facts.text("id"),
                facts.text("type"),
                facts.text("service"),
                facts.text("host"),
                facts.number("processId"),
                facts.text("jvm"),
                facts.number("anchorNanos"),
                facts.number("anchorEpochNanos"),
                facts.number("windowNanos"),
                facts.number("startNanos"),
                facts.number("completeFromNanos"),
                facts.number("triggerNanos"),
                facts.number("endNanos"),
                causes,
                facts.number("unlistedCauses"),
                facts.optional("verdict"),
                facts.optional("verdictLeftOut"),
                facts.number("events"),
                losses,
                overlap,
                jvmEvents,
                steps,
                configuration,
                entries);
    }

    @FunctionalInterface
    private interface Row {
        void read() throws IOException;
    }

    @FunctionalInterface
    private interface Value<T> {
        T read() throws IOException;
    }

    /** The plain members of an object. */
    private static final class Fields {
        private final String whose;
        private final Map<String, Object> values = new HashMap<>();

        Fields(String whose) {
            this.whose = whose;
        }

        void text(String name, JsonReader json) throws IOException {
            if (!json.skipNull()) {
                values.put(name, json.nextText());
            }
        }

        void number(String name, JsonReader json) throws IOException {
            values.put(name, json.nextLong());
        }

        void fraction(String name, JsonReader json) throws IOException {
            if (!json.skipNull()) {
                values.put(name, json.nextDouble());
            }
        }

        @Nullable
        String optional(String name) {
            return (String) values.get(name);
        }

        String text(String name) throws RecordingFormatException {
            return (String) required(name);
        }

        long number(String name) throws RecordingFormatException {
            return (Long) required(name);
        }

        double fraction(String name) {
            return (Double) values.getOrDefault(name, Double.NaN);
        }

        private Object required(String name) throws RecordingFormatException {
            Object value = values.get(name);
            if (value == null) {
                throw new RecordingFormatException(whose + " lacks \"" + name + "\".");
            }
            return value;
        }
    }
}
