/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import dev.dashcam.sinks.SealedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The main class of a child process: copies one snapshot after the other until it is killed, and names each that has arrived. */
final class DyingCopier {
    private static final int MOST_BYTES = 1 << 20;

    private DyingCopier() {}

    /** The folder to copy to, one for the snapshots, and what the ids begin with. */
    public static void main(String[] arguments) throws IOException {
        FileSink sink = FileSink.in(Path.of(arguments[0]));
        Path spool = Files.createDirectories(Path.of(arguments[1]));
        for (int number = 0; ; number++) {
            String id = arguments[2] + number;
            sink.deliver(SealedFiles.in(spool, id, bytes(id)));
            Files.delete(spool.resolve(id + ".dcam"));
            System.out.println(id + " arrived");
            System.out.flush();
        }
    }

    /** How large the snapshot of this id is. */
    static int bytes(String id) {
        return 1 + Math.floorMod(id.hashCode() * 31, MOST_BYTES);
    }
}
