/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SealedSnapshot;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class LargeSnapshotTest {
    private static final long HUNDRED_MEGABYTES = 100L << 20;
    private static final int FREE_HEAP_BYTES = 8 << 20;

    @TempDir
    Path objects;

    @TempDir
    Path files;

    @Test
    void hundredMegabytes_goThroughEightOfHeap() throws Exception {
        SealedSnapshot small = Snapshots.of(files, "aaaaaa", 1000);
        Path large = files.resolve("bbbbbb.dcam");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(HUNDRED_MEGABYTES);
        }
        try (S3Server server = new S3ProxyServer(objects)) {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx40m",
                            "-XX:+UseSerialGC",
                            "-XX:MaxDirectMemorySize=2m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LittleHeap.class.getName(),
                            String.valueOf(server.port()),
                            small.file().toString(),
                            large.toString(),
                            String.valueOf(FREE_HEAP_BYTES)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output).startsWith("delivered beside ");
            assertThat(server.keys()).hasSize(4);
            assertThat(server.unfinished()).isEmpty();
        }
    }
}
