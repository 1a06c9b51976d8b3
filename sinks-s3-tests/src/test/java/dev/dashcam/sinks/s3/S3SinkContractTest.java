/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.contract.SinkContract;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a prefix of its own. */
final class S3SinkContractTest extends SinkContract {
    @TempDir
    static Path folder;

    static S3Server server;
    static int tests;

    @BeforeAll
    static void start() throws Exception {
        server = new S3ProxyServer(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    protected Sink newSink() {
        return server.sink().prefix("contract" + ++tests);
    }

    @Override
    protected byte @Nullable [] held(String key) throws IOException, InterruptedException {
        HttpResponse<byte[]> object = server.object("contract" + tests + "/" + key);
        return object.statusCode() == 404 ? null : object.body();
    }
}
