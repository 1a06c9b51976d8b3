/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.contract.SinkContract;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Sends forms to a server that takes them apart. */
final class HttpFormContractTest extends SinkContract {
    private final FormServer server;

    HttpFormContractTest() throws IOException {
        server = new FormServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Sink newSink() {
        return HttpSink.to(server.url()).multipart();
    }

    @Override
    protected byte @Nullable [] held(String key) {
        return server.held.get(key);
    }
}
