/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.FlightRecorder;
import dev.dashcam.encryption.DecryptedInput;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** The snapshots themselves, which hold what the service did: nobody may read them unless that is permitted. */
@WebEndpoint(id = "dashcamsnapshots", defaultAccess = Access.NONE)
public final class DashcamSnapshotsEndpoint {
    private static final String EXTENSION = ".dcam";

    private final FlightRecorder recorder;

    DashcamSnapshotsEndpoint(FlightRecorder recorder) {
        this.recorder = recorder;
    }

    /** What there is, oldest first. */
    @ReadOperation
    public Map<String, Object> list() {
        List<Map<String, Object>> snapshots = new ArrayList<>();
        for (Path file : recorder.snapshots()) {
            try {
                snapshots.add(describe(file));
            } catch (IOException deleted) {
                // the quota needed the room meanwhile
            }
        }
        return Map.of("snapshots", snapshots);
    }

    /** One file, by its id: without an extension, as the list has it. */
    @ReadOperation(produces = "application/octet-stream")
    public WebEndpointResponse<Resource> download(@Selector String id) {
        // looked up among what there is, so that no id leads anywhere else
        return recorder.snapshots().stream()
                .filter(file -> id(file).equals(id))
                .findFirst()
                .map(file -> new WebEndpointResponse<Resource>(new FileSystemResource(file)))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private Map<String, Object> describe(Path file) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id(file));
        body.put("bytes", Files.size(file));
        body.put("sealed", Files.getLastModifiedTime(file).toString());
        if (isEncrypted(file)) {
            body.put("encrypted", true);
            describe(recorder.label(file), body);
            return body;
        }
        try (RecordingFile recording = RecordingFile.open(file)) {
            Manifest manifest = recording.manifest();
            if (manifest != null) {
                body.put(
                        "kinds",
                        manifest.causes().stream().map(Cause::kind).distinct().toList());
                if (manifest.verdict() != null) {
                    body.put("verdict", manifest.verdict());
                }
            }
        } catch (IOException damaged) {
            body.put("problem", String.valueOf(damaged.getMessage()));
        }
        return body;
    }

    /** What can be told of a snapshot that only the owner of a key can open. */
    private static void describe(@Nullable SnapshotLabel label, Map<String, Object> body) {
        if (label == null) {
            return;
        }
        String kind = label.facts().get(SnapshotLabel.KIND);
        if (kind != null) {
            body.put("kinds", List.of(kind));
        }
        String verdict = label.facts().get(SnapshotLabel.VERDICT);
        if (verdict != null) {
            body.put("verdict", verdict);
        }
    }

    private static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DecryptedInput.isEncrypted(in.readNBytes(DecryptedInput.BEGIN_BYTES));
        }
    }

    private static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
