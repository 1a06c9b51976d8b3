/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.internal.credentials.Surroundings;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
final class S3FailuresTest {
    private static final Surroundings NOTHING = new Surroundings(Map.of("AWS_EC2_METADATA_DISABLED", "true"), Map.of());

    @TempDir
    Path folder;

    private SealedSnapshot snapshot;

    @BeforeEach
    void seal() throws IOException {
        Path file = Files.write(folder.resolve("a.dcam"), new byte[100]);
        snapshot = new SealedSnapshot(file, 100, new SnapshotLabel("a", "shop/a.dcam", Map.of(), false, "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | AuthorizationHeaderMalformed | is in eu-west-1, not in eu-central-1: set dashcam.sinks.s3.region to eu-west-1 | false",
                "301 | PermanentRedirect | is in eu-west-1, not in eu-central-1 | false",
                "403 | AccessDenied | (AccessDenied): dashcam.sinks.s3.credentials must be allowed s3:PutObject on arn:aws:s3:::acme/dashcam/* | false",
                "403 | InvalidAccessKeyId | the keys are from dashcam.sinks.s3.credentials and are not accepted | false",
                "403 | RequestTimeTooSkewed | this machine's clock is wrong | false",
                "404 | NoSuchBucket | there is no bucket acme | false",
                "400 | BadDigest | 400 Bad Request (BadDigest) | false",
                "500 | InternalError | 500 Internal Server Error (InternalError) | false",
                "429 | TooManyRequests | 429 Too Many Requests (TooManyRequests) | false",
                "503 | SlowDown | 503 Service Unavailable (SlowDown) | false",
                "400 | InvalidStorageClass | 400 Bad Request (InvalidStorageClass) | true",
                "413 | EntityTooLarge | 413 Content Too Large (EntityTooLarge) | true",
                "400 | no word of S3's | answered 400 Bad Request | true",
            })
    void answer_isToldWithWhatToDo(int status, String code, String words, boolean isFinal) throws IOException {
        String region = words.contains("eu-west-1") ? "<Region>eu-west-1</Region>" : "";
        String text = "<Error><Code>" + code + "</Code><Message>canary</Message>" + region + "</Error>";
        try (FaultyServer server = new FaultyServer(Fault.answerText(status, text))) {
            Throwable failed = catchThrowable(() -> sink(server)
                    .region("eu-central-1")
                    .credentials("id", "canary-secret", "canary-token")
                    .deliver(snapshot));
            assertThat(failed).isInstanceOf(IOException.class).hasMessageContaining(words);
            assertThat(failed).hasMessageNotContaining("canary").hasMessageNotContaining("word of");
            assertThat(failed instanceof DeliveryException told && told.isFinal())
                    .isEqualTo(isFinal);
        }
    }

    @Test
    void noRegion_isTold() {
        S3Sink sink = S3Sink.to("acme").surroundings(NOTHING).credentials("id", "secret", null);
        assertThat(catchThrowable(() -> sink.deliver(snapshot)))
                .hasMessage("nothing says in which region the bucket is: set dashcam.sinks.s3.region or AWS_REGION");
        assertThat(sink.problem()).contains("dashcam.sinks.s3.region");
    }

    @Test
    void noCredentials_areToldBeforeAnythingIsSent() throws IOException {
        try (FaultyServer server = new FaultyServer()) {
            S3Sink sink = sink(server).surroundings(NOTHING);
            assertThat(catchThrowable(() -> sink.deliver(snapshot))).hasMessageStartingWith("no AWS credentials: ");
            assertThat(server.received).isEmpty();
            assertThat(sink.problem()).startsWith("no AWS credentials: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"' ', canary-1d, access-key-id", "canary-1d, '', secret-access-key"})
    void keyWithoutItsOtherHalf_isToldWithTheProperty(String id, String secret, String property) throws IOException {
        try (FaultyServer server = new FaultyServer()) {
            S3Sink sink = sink(server).credentials(id, secret, null);
            assertThat(catchThrowable(() -> sink.deliver(snapshot)))
                    .isNotInstanceOf(DeliveryException.class)
                    .hasMessage("no AWS credentials: dashcam.sinks.s3.credentials." + property
                            + " is empty; set both the key's id and its secret, or neither");
            assertThat(server.received).isEmpty();
        }
    }

    @Test
    void storeThatKnowsNoConditions_isAskedWithoutFromThenOn() throws IOException {
        String text = "<Error><Code>NotImplemented</Code></Error>";
        try (FaultyServer server = new FaultyServer(Fault.answerText(501, text))) {
            sink(server).credentials("id", "secret", null).deliver(snapshot);
            assertThat(server.received)
                    .extracting(request -> request.header("If-None-Match"))
                    .containsExactly("*", "", "");
        }
    }

    @Test
    void storeThatSaysWhatItHasNot_isNotBelieved() throws IOException {
        try (FaultyServer server =
                new FaultyServer(Fault.answer(412, "Connection: close"), Fault.answer(404, "Connection: close"))) {
            sink(server).credentials("id", "secret", null).deliver(snapshot);
            assertThat(server.received)
                    .extracting(request -> request.line().substring(0, 4))
                    .containsExactly("PUT ", "HEAD", "PUT ", "PUT ");
        }
    }

    @Test
    void requests_haveWhatTheSettingsSay() throws IOException {
        try (FaultyServer server = new FaultyServer()) {
            sink(server)
                    .credentials("id", "secret", "token")
                    .kmsKeyId("alias/incidents")
                    .storageClass("STANDARD_IA")
                    .deliver(snapshot);
            assertThat(server.received).hasSize(2).allSatisfy(request -> {
                assertThat(request.header("x-amz-server-side-encryption")).isEqualTo("aws:kms");
                assertThat(request.header("x-amz-server-side-encryption-aws-kms-key-id"))
                        .isEqualTo("alias/incidents");
                assertThat(request.header("x-amz-security-token")).isEqualTo("token");
                assertThat(request.header("Content-MD5")).isNotEmpty();
            });
            assertThat(server.received.get(0).line()).startsWith("PUT /acme/dashcam/shop/a.dcam ");
            assertThat(server.received.get(0).header("x-amz-storage-class")).isEqualTo("STANDARD_IA");
            assertThat(server.received.get(1).header("x-amz-storage-class")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "acme, , eu-central-1, , https://acme.s3.eu-central-1.amazonaws.com/a%20b",
        "acme.logs, , eu-central-1, , https://s3.eu-central-1.amazonaws.com/acme.logs/a%20b",
        "acme, , cn-north-1, , https://acme.s3.cn-north-1.amazonaws.com.cn/a%20b",
        "acme, https://minio:9000/s3/, r, , https://minio:9000/s3/acme/a%20b",
        "acme, https://minio:9000, r, false, https://acme.minio:9000/a%20b",
        "acme, , eu-central-1, true, https://s3.eu-central-1.amazonaws.com/acme/a%20b",
    })
    void object_isWhereTheSettingsSay(String bucket, String endpoint, String region, Boolean pathStyle, String uri) {
        S3SettingsDraft draft = new S3SettingsDraft(bucket);
        draft.surroundings = NOTHING;
        draft.endpoint = endpoint == null ? null : URI.create(endpoint);
        draft.pathStyle = pathStyle;
        assertThat(S3Location.of(draft.settings(), region).uri("a b", "")).hasToString(uri);
    }

    private static S3Sink sink(FaultyServer server) {
        return S3Sink.to("acme").endpoint(server.uri("")).prefix("dashcam");
    }
}
