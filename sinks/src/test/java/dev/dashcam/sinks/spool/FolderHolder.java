/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.IOException;
import java.nio.file.Path;

/** The main class of a child process: opens a spool, says where, and holds it until its standard input ends. */
final class FolderHolder {
    private FolderHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (Spools spools = new Spools()) {
            System.out.println(spools.open(Path.of(arguments[0])).location());
            System.out.flush();
            while (System.in.read() >= 0) {
                // held until the parent closes the pipe
            }
        }
    }
}
