/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Somebody else in the same pod, who fills what is shared and, after a while, makes room again. */
public final class FillsFolder {
    private static final int PIECE_BYTES = 1 << 16;

    private FillsFolder() {}

    /** Takes the folder, megabytes a second, and a file: the folder stays full until it appears. */
    public static void main(String[] arguments) throws Exception {
        double bytesANano = Double.parseDouble(arguments[1]) * (1 << 20) / 1e9;
        File file = new File(arguments[0], "filler-" + ProcessHandle.current().pid());
        byte[] piece = new byte[PIECE_BYTES];
        long began = System.nanoTime();
        try (FileOutputStream out = new FileOutputStream(file)) {
            for (long written = 0; ; written += piece.length) {
                long dueNanos = (long) (written / bytesANano);
                while (System.nanoTime() - began < dueNanos) {
                    LockSupport.parkNanos(Math.min(500_000, dueNanos - (System.nanoTime() - began)));
                }
                out.write(piece);
            }
        } catch (IOException full) {
            System.out.println("full after " + (System.nanoTime() - began) / 1_000_000 + " ms");
        }
        while (!Files.exists(Path.of(arguments[2]))) {
            Thread.sleep(20);
        }
        Claim.that(file.delete(), file);
    }
}
