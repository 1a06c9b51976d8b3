/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Snapshots of any size to deliver; their bytes are random, and always the same for one id. */
final class Snapshots {
    private Snapshots() {}

    static SealedSnapshot of(Path folder, String id, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(id.hashCode()).nextBytes(content);
        Path file = Files.write(folder.resolve(id + ".dcam"), content);
        return of(file, id);
    }

    static SealedSnapshot of(Path file, String id) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SnapshotLabel.ID, id);
        facts.put(SnapshotLabel.KIND, "latency");
        facts.put(SnapshotLabel.SUBJECT, "GET /bücher/{id}");
        facts.put(SnapshotLabel.VERDICT, "GET /bücher/{id} took 812 ms, 100% of it waiting ".repeat(60));
        String key = "shop/2026/11/22/shop-7d4f/20261122T223851Z-latency-" + id + ".dcam";
        return new SealedSnapshot(
                file, Files.size(file), new SnapshotLabel(id, key, facts, false, "{\"id\": \"" + id + "\"}"));
    }
}
