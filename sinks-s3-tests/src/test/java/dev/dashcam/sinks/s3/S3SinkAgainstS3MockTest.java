/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SealedSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
final class S3SinkAgainstS3MockTest {
    private static S3Server server;

    @TempDir
    Path files;

    @BeforeAll
    static void start() throws Exception {
        server = new S3MockServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"aaaaaa, 1000", "bbbbbb, 20971520"})
    void snapshot_arrivesOnceWithItsFactsAndManifest(String id, int bytes) throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, id, bytes);
        S3Sink sink = server.sink().encryption(S3Encryption.S3);
        sink.deliver(snapshot);
        sink.deliver(snapshot);
        assertThat(server.object("dashcam/" + snapshot.key()).body()).isEqualTo(Files.readAllBytes(snapshot.file()));
        assertThat(server.object("dashcam/" + snapshot.key()).headers().firstValue("x-amz-meta-dashcam-id"))
                .contains(id);
        assertThat(server.object("dashcam/" + snapshot.manifestKey()).body())
                .asString()
                .isEqualTo(snapshot.manifest());
        assertThat(server.unfinished()).isEmpty();
    }
}
