/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class S3SinkAgainstS3ProxyTest {
    private static final String SLOW_DOWN = "<Error><Code>SlowDown</Code></Error>";
    private static final InstantSource HOUR_AHEAD = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
    private static final int SMALL = 100_000;
    private static final int LARGE = 20 << 20;

    @TempDir
    Path folder;

    @TempDir
    Path files;

    private S3Server server;

    @BeforeEach
    void start() throws Exception {
        server = new S3ProxyServer(folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void smallSnapshot_arrivesWithItsManifestAndFacts() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "aaaaaa", SMALL);
        S3Sink sink = server.sink();
        sink.deliver(snapshot);
        assertThat(server.keys()).containsExactly("dashcam/" + snapshot.key(), "dashcam/" + snapshot.manifestKey());
        HttpResponse<byte[]> object = server.object("dashcam/" + snapshot.key());
        assertThat(object.body()).isEqualTo(Files.readAllBytes(snapshot.file()));
        assertThat(object.headers().firstValue("x-amz-meta-dashcam-subject")).contains("GET /b%C3%BCcher/{id}");
        assertThat(object.headers().firstValue("x-amz-meta-dashcam-verdict").orElseThrow())
                .startsWith("GET /b%C3%BCcher/{id} took 812 ms, 100%25 of it waiting");
        assertThat(server.object("dashcam/" + snapshot.manifestKey()).body())
                .asString()
                .isEqualTo(snapshot.manifest());
        assertThat(sink.problem()).isNull();
    }

    @Test
    void snapshotThatIsThereAlready_isDeliveredAndNotReplaced() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "aaaaaa", SMALL);
        server.sink().deliver(snapshot);
        byte[] first = Files.readAllBytes(snapshot.file());
        Files.write(snapshot.file(), new byte[SMALL]);
        server.sink().deliver(snapshot);
        assertThat(server.object("dashcam/" + snapshot.key()).body()).isEqualTo(first);
    }

    @Test
    void largeSnapshot_arrivesInParts() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "bbbbbb", LARGE);
        server.sink().deliver(snapshot);
        HttpResponse<byte[]> object = server.object("dashcam/" + snapshot.key());
        assertThat(object.body()).isEqualTo(Files.readAllBytes(snapshot.file()));
        assertThat(object.headers().firstValue("ETag").orElseThrow()).contains("-3");
        assertThat(object.headers().firstValue("x-amz-meta-dashcam-id")).contains("bbbbbb");
        server.sink().deliver(snapshot);
        assertThat(server.unfinished()).isEmpty();
        assertThat(server.keys()).hasSize(2);
    }

    @Test
    void partWhoseConnectionIsCut_isSentAgain() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "iiiiii", LARGE);
        Fault cut = Fault.forwardUntil(server.address(), 3 << 20);
        try (FaultyServer cutting = new FaultyServer(server.address(), cut)) {
            server.sink(cutting.port()).deliver(snapshot);
            assertThat(cutting.faultsLeft()).isZero();
        }
        assertThat(server.object("dashcam/" + snapshot.key()).body()).isEqualTo(Files.readAllBytes(snapshot.file()));
        assertThat(server.unfinished()).isEmpty();
    }

    @Test
    void wrongKey_isToldWithWhereItIsFrom() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "cccccc", SMALL);
        S3Sink sink = server.sink().credentials(S3Server.KEYS.id(), "canary-secret", null);
        assertThatThrownBy(() -> sink.deliver(snapshot))
                .isNotInstanceOf(DeliveryException.class)
                .hasMessageContaining("403 Forbidden (SignatureDoesNotMatch)")
                .hasMessageContaining("the keys are from dashcam.sinks.s3.credentials and are not accepted")
                .hasMessageNotContaining("canary");
        assertThat(sink.problem()).contains("SignatureDoesNotMatch");
        assertThat(server.keys()).isEmpty();
    }

    @Test
    void clockThatIsWrong_isSetByTheServers() throws Exception {
        server.sink().clock(HOUR_AHEAD).deliver(Snapshots.of(files, "dddddd", SMALL));
        assertThat(server.keys()).hasSize(2);
    }

    /** As where a server refuses what it has not read yet, and closes. */
    @Test
    void refusalThatWasNotHeard_isAskedFor() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "jjjjjj", SMALL);
        try (FaultyServer cutting = new FaultyServer(server.address(), Fault.resetAfter(50_000))) {
            server.sink(cutting.port()).clock(HOUR_AHEAD).deliver(snapshot);
            assertThat(cutting.faultsLeft()).isZero();
        }
        assertThat(server.keys()).hasSize(2);
        try (FaultyServer cutting = new FaultyServer(server.address(), Fault.resetAfter(50_000))) {
            S3Sink sink = server.sink(cutting.port()).credentials(S3Server.KEYS.id(), "canary-secret", null);
            assertThatThrownBy(() -> sink.deliver(snapshot)).hasMessageContaining("SignatureDoesNotMatch");
        }
    }

    @Test
    void throttledDelivery_mayBeTriedAgain() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "eeeeee", SMALL);
        try (FaultyServer throttling = new FaultyServer(
                server.address(), Fault.answerText(503, SLOW_DOWN), Fault.answer(503, "Retry-After: 7"))) {
            S3Sink sink = server.sink(throttling.port());
            assertThatThrownBy(() -> sink.deliver(snapshot))
                    .isNotInstanceOf(DeliveryException.class)
                    .hasMessageContaining("503 Service Unavailable (SlowDown)");
            DeliveryException later = catchThrowableOfType(DeliveryException.class, () -> sink.deliver(snapshot));
            assertThat(later.pause()).hasSeconds(7);
            assertThat(later.isFinal()).isFalse();
            sink.deliver(snapshot);
        }
        assertThat(server.object("dashcam/" + snapshot.key()).body()).isEqualTo(Files.readAllBytes(snapshot.file()));
    }

    @Test
    void connectionThatIsCut_losesNothing() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "ffffff", 4 << 20);
        try (FaultyServer cutting = new FaultyServer(server.address(), Fault.resetAfter(1 << 20))) {
            S3Sink sink = server.sink(cutting.port());
            assertThatThrownBy(() -> sink.deliver(snapshot))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DeliveryException.class);
            assertThat(server.keys()).isEmpty();
            sink.deliver(snapshot);
        }
        assertThat(server.object("dashcam/" + snapshot.key()).body()).isEqualTo(Files.readAllBytes(snapshot.file()));
    }

    @Test
    void answerThatIsRefused_takesTheUploadBack() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "gggggg", LARGE);
        Fault notThere = Fault.answer(404, "Connection: close");
        Fault begin = Fault.answerText(
                200, "<InitiateMultipartUploadResult><UploadId>a&amp;b</UploadId></InitiateMultipartUploadResult>");
        try (FaultyServer refusing = new FaultyServer(
                notThere, begin, Fault.answerText(400, "<Error><Code>EntityTooLarge</Code></Error>"))) {
            S3Sink sink = server.sink(refusing.port());
            DeliveryException refused = catchThrowableOfType(DeliveryException.class, () -> sink.deliver(snapshot));
            assertThat(refused.isFinal()).isTrue();
            assertThat(refused).hasMessageContaining("400 Bad Request (EntityTooLarge)");
            assertThat(refusing.received)
                    .last()
                    .satisfies(request ->
                            assertThat(request.line()).startsWith("DELETE ").contains("uploadId=a%26b"));
        }
    }

    @Test
    void missingBucket_isTold() throws Exception {
        SealedSnapshot snapshot = Snapshots.of(files, "hhhhhh", SMALL);
        S3Sink sink = S3Sink.to("elsewhere")
                .endpoint(URI.create("http://127.0.0.1:" + server.port()))
                .credentials(S3Server.KEYS.id(), S3Server.KEYS.secret(), null);
        assertThatThrownBy(() -> sink.deliver(snapshot))
                .isNotInstanceOf(DeliveryException.class)
                .hasMessageContaining("there is no bucket elsewhere; make it or set dashcam.sinks.s3.bucket");
    }
}
