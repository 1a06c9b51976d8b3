/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.SealedFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uploads one file and ends; in a JVM of its own with a small heap. */
final class Uploader {
    private Uploader() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2]);
        HttpSink.to(arguments[0])
                .header("Authorization", Nginx.TOKEN)
                .trustStore(Path.of(arguments[1]), null)
                .deliver(new SealedSnapshot(file, Files.size(file), SealedFiles.label("kkkkkk")));
    }
}
