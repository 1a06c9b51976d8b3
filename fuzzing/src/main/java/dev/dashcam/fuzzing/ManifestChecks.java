/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.internal.json.JsonException;
import dev.dashcam.internal.json.JsonReader;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A manifest in an archive that has nothing else, and the reader of JSON alone. */
final class ManifestChecks {
    private ManifestChecks() {}

    static void feed(byte[] input) throws IOException {
        byte[] part = new byte[input.length + 1];
        part[0] = 'M';
        System.arraycopy(input, 0, part, 1, input.length);
        byte[] file = Parts.archive(Parts.join(List.of(part)));
        Manifest streamed = streamed(file);
        Manifest stored = stored(file);
        Demand.that(Objects.equals(streamed, stored), "stream and file give the same manifest");
        skip(input);
    }

    private static @Nullable Manifest streamed(byte[] file) throws IOException {
        TraceReader reader = TraceReader.read(new ByteArrayInputStream(file));
        Reading.of(reader, file.length);
        return reader.manifest();
    }

    private static @Nullable Manifest stored(byte[] file) throws IOException {
        try (RecordingFile recording = RecordingFile.open(ScratchFile.with(file))) {
            return recording.manifest();
        } catch (RecordingFormatException refused) {
            return null;
        }
    }

    private static void skip(byte[] json) throws IOException {
        try {
            JsonReader reader = new JsonReader(new ByteArrayInputStream(json));
            reader.skipValue();
            reader.end();
        } catch (JsonException refused) {
            // as documented
        }
    }
}
