/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.contract.SinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a real nginx over TLS, each test under a path of its own. */
final class HttpSinkContractIT extends SinkContract {
    @TempDir
    static Path shared;

    static TestCertificates certificates;
    static Nginx nginx;
    static int tests;

    @BeforeAll
    static void start() throws Exception {
        certificates = new TestCertificates(shared);
        nginx = new Nginx(shared.resolve("nginx"), certificates);
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.close();
    }

    @Override
    protected Sink newSink() {
        return HttpSink.to(nginx.url("/contract" + ++tests))
                .header("Authorization", Nginx.TOKEN)
                .trustStore(certificates.authorityPem, null);
    }

    @Override
    protected byte @Nullable [] held(String key) throws IOException {
        Path file = nginx.files().resolve("contract" + tests).resolve(key);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }
}
