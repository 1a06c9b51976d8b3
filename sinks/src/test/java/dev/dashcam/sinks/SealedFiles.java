/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Sealed snapshots whose bytes mean nothing. */
public final class SealedFiles {
    private SealedFiles() {}

    /** One in this folder, of so many bytes that are its own. */
    public static SealedSnapshot in(Path folder, String id, int bytes) throws IOException {
        Path file = folder.resolve(id + ".dcam");
        Random random = new Random(id.hashCode());
        byte[] piece = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < bytes; written += piece.length) {
                random.nextBytes(piece);
                out.write(piece, 0, Math.min(piece.length, bytes - written));
            }
        }
        return new SealedSnapshot(file, bytes, label(id));
    }

    public static SnapshotLabel label(String id) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SnapshotLabel.ID, id);
        facts.put(SnapshotLabel.TIME, "2026-11-22T22:38:51.042Z");
        facts.put(SnapshotLabel.SERVICE, "shop");
        facts.put(SnapshotLabel.INSTANCE, "shop-7d4f");
        facts.put(SnapshotLabel.KIND, "latency");
        facts.put(SnapshotLabel.TRIGGER, "latency");
        facts.put(SnapshotLabel.SUBJECT, "GET /checkout");
        facts.put(SnapshotLabel.VERDICT, "GET /checkout took 2.41 s: 2.1 s waiting for a lock held by pool-1 <100 %>");
        return label(id, facts);
    }

    public static SnapshotLabel label(String id, Map<String, String> facts) {
        String key = "shop/2026/11/22/shop-7d4f/20261122T223851Z-latency-" + id + ".dcam";
        return new SnapshotLabel(id, key, facts, false, "{\"id\":\"" + id + "\"}");
    }
}
