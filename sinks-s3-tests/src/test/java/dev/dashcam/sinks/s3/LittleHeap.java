/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Delivers a snapshot while the heap has room for so many bytes more than a small delivery left in it. */
final class LittleHeap {
    private static final int PIECE_BYTES = 64 << 10;

    private LittleHeap() {}

    /** Port, small file, large file, bytes of heap that may be free. */
    public static void main(String[] arguments) throws Exception {
        S3Sink sink = S3Sink.to(S3Server.BUCKET)
                .endpoint(URI.create("http://127.0.0.1:" + arguments[0]))
                .credentials(S3Server.KEYS.id(), S3Server.KEYS.secret(), null);
        sink.deliver(Snapshots.of(Path.of(arguments[1]), "aaaaaa"));
        List<byte[]> ballast = new ArrayList<>();
        while (free() > Long.parseLong(arguments[3])) {
            ballast.add(new byte[PIECE_BYTES]);
        }
        sink.deliver(Snapshots.of(Path.of(arguments[2]), "bbbbbb"));
        System.out.println("delivered beside " + ballast.size() + " pieces of ballast");
    }

    private static long free() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
