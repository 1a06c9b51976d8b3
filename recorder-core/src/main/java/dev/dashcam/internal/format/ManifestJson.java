/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import dev.dashcam.internal.archive.EntryList;
import dev.dashcam.internal.columns.FormatVersion;
import dev.dashcam.internal.json.JsonWriter;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest as JSON. What is null or not a finite number is left out. */
final class ManifestJson {
    private final Manifest manifest;
    private final long events;
    private final EntryList entries;

    /** The JSON of this manifest, with these events and entries and the version that is written in place of its own. */
    ManifestJson(Manifest manifest, long events, EntryList entries) {
        this.manifest = manifest;
        this.events = events;
        this.entries = entries;
    }

    void writeTo(OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        writeFacts(json);
        writeCauses(json);
        writeVerdict(json);
        json.name("events").value(events);
        writeLosses(json);
        writeOverlap(json);
        writeJvmEvents(json);
        writeSteps(json);
        writeConfiguration(json);
        writeEntries(json);
        json.endObject().finish();
    }

    private void writeFacts(JsonWriter json) throws IOException {
        json.name("formatVersion").value(FormatVersion.CURRENT);
        json.name("readableFrom").value(FormatVersion.READABLE_FROM);
        json.name("id").value(manifest.id());
        json.name("type").value(manifest.type());
        json.name("service").value(manifest.service());
        json.name("host").value(manifest.host());
        json.name("processId").value(manifest.processId());
        json.name("jvm").value(manifest.jvm());
        json.name("anchorNanos").value(manifest.anchorNanos());
        json.name("anchorEpochNanos").value(manifest.anchorEpochNanos());
        json.name("windowNanos").value(manifest.windowNanos());
        json.name("startNanos").value(manifest.startNanos());
        json.name("completeFromNanos").value(manifest.completeFromNanos());
        json.name("triggerNanos").value(manifest.triggerNanos());
        json.name("endNanos").value(manifest.endNanos());
    }

    private void writeCauses(JsonWriter json) throws IOException {
        json.name("causes").beginArray();
        for (Cause cause : manifest.causes()) {
            json.beginObject();
            json.name("trigger").value(cause.trigger());
            json.name("kind").value(cause.kind());
            json.name("subject").value(cause.subject());
            if (!cause.problem().equals(cause.subject())) {
                json.name("problem").value(cause.problem());
            }
            json.name("taskId").value(cause.taskId());
            optional(json, "traceId", cause.traceId());
            optional(json, "observed", cause.observed());
            optional(json, "threshold", cause.threshold());
            json.name("unit").value(cause.unit());
            json.name("saw").value(cause.saw());
            json.name("atNanos").value(cause.atNanos());
            json.endObject();
        }
        json.endArray();
        json.name("unlistedCauses").value(manifest.unlistedCauses());
    }

    private void writeVerdict(JsonWriter json) throws IOException {
        optional(json, "verdict", manifest.verdict());
        optional(json, "verdictLeftOut", manifest.verdictLeftOut());
    }

    private void writeLosses(JsonWriter json) throws IOException {
        json.name("losses").beginObject();
        for (Map.Entry<String, Long> loss : manifest.losses().entrySet()) {
            json.name(loss.getKey()).value(loss.getValue());
        }
        json.endObject();
    }

    private void writeOverlap(JsonWriter json) throws IOException {
        Manifest.Overlap overlap = manifest.overlap();
        if (overlap == null) {
            return;
        }
        json.name("overlap").beginObject();
        json.name("snapshotId").value(overlap.snapshotId());
        json.name("startNanos").value(overlap.startNanos());
        json.name("endNanos").value(overlap.endNanos());
        json.endObject();
    }

    private void writeJvmEvents(JsonWriter json) throws IOException {
        Manifest.JvmEvents events = manifest.jvmEvents();
        if (events == null) {
            return;
        }
        json.name("jvmEvents").beginObject();
        json.name("state").value(events.state());
        optional(json, "why", events.why());
        json.name("completeFromNanos").value(events.completeFromNanos());
        writePairs(json, "thresholds", events.thresholds());
        json.name("others").beginArray();
        for (String other : events.others()) {
            json.value(other);
        }
        json.endArray();
        json.endObject();
    }

    private void writeSteps(JsonWriter json) throws IOException {
        json.name("steps").beginArray();
        for (Manifest.Step step : manifest.steps()) {
            json.beginObject();
            json.name("name").value(step.name());
            json.name("nanos").value(step.nanos());
            optional(json, "problem", step.problem());
            json.endObject();
        }
        json.endArray();
    }

    private void writeConfiguration(JsonWriter json) throws IOException {
        writePairs(json, "configuration", manifest.configuration());
    }

    private static void writePairs(JsonWriter json, String name, Map<String, String> pairs) throws IOException {
        json.name(name).beginObject();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            json.name(pair.getKey()).value(pair.getValue());
        }
        json.endObject();
    }

    private void writeEntries(JsonWriter json) throws IOException {
        json.name("entries").beginArray();
        for (int i = 0; i < entries.size(); i++) {
            json.beginObject();
            json.name("name").value(entries.name(i));
            json.name("bytes").value(entries.storedBytes(i));
            json.name("sha256").value(entries.sha256(i));
            json.endObject();
        }
        json.endArray();
    }

    private static void optional(JsonWriter json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.name(name).value(value);
        }
    }

    private static void optional(JsonWriter json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.name(name).value(value);
        }
    }
}
