/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.contract.SinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class FileSinkContractTest extends SinkContract {
    @TempDir
    Path shared;

    @Override
    protected Sink newSink() {
        return FileSink.in(shared);
    }

    @Override
    protected byte @Nullable [] held(String key) throws IOException {
        Path file = shared.resolve(key);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }
}
