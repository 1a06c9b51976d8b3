/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are larger than the heap go through the filter. */
final class LargeDownloadIT {
    private static final long MEGABYTES = 300;
    private static final long HEAP_BYTES = 96L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/download/", "/streamed/"})
    void download_isNeitherKeptNorCaptured(String path) throws Exception {
        Path spool = folder.resolve("spool");
        try (ChildApplication application = new ChildApplication(folder)
                .quiet()
                .option("-Xmx" + (HEAP_BYTES >> 20) + "m")
                .property("dashcam.spool.directory=" + spool)
                .property("dashcam.limits.warm-up=0s")
                .property("dashcam.limits.minimum-history=0s")
                .property("dashcam.triggers.latency.threshold=1ms")
                .property("dashcam.triggers.latency.routes[0].route=/heap")
                .property("dashcam.triggers.latency.routes[0].enabled=false")
                .property("management.endpoints.web.exposure.include=dashcam")
                .start()) {
            assertThat(Long.parseLong(application.get("/heap"))).isLessThanOrEqualTo(HEAP_BYTES);
            assertThat(application.get("/actuator/dashcam")).contains("\"latency\"");
            assertThat(application.download(path + MEGABYTES)).isEqualTo(MEGABYTES << 20);
            assertThat(application.get("/actuator/dashcam/why")).isEqualTo("[]");
            assertThat(application.awaitLine("INFO dev.dashcam : Recording")).hasSize(1);
            assertThat(application.errors()).isEmpty();
        }
    }
}
