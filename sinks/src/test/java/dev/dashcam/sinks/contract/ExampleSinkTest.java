/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.contract;

import dev.dashcam.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class ExampleSinkTest extends SinkContract {
    @TempDir
    Path folder;

    @Override
    protected Sink newSink() {
        return new ExampleSink(folder);
    }

    @Override
    protected byte @Nullable [] held(String key) throws IOException {
        Path file = folder.resolve(key);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }
}
