/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.SealedFiles;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads to a real nginx over TLS, directly and through what goes wrong on the way. */
@Timeout(300)
final class HttpSinkIT {
    @TempDir
    static Path shared;

    static TestCertificates certificates;
    static Nginx nginx;

    @TempDir
    Path spool;

    @BeforeAll
    static void start() throws Exception {
        certificates = new TestCertificates(shared);
        nginx = new Nginx(shared.resolve("nginx"), certificates);
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.close();
    }

    @Test
    void snapshotAndManifest_arriveUnderTheirKeys() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "aaaaaa", 1 << 20);
        sink(nginx.url("/incidents")).deliver(snapshot);
        sink(nginx.url("/incidents/")).deliver(snapshot);
        Path folder = nginx.files().resolve("incidents");
        assertThat(folder.resolve(snapshot.key())).hasSameBinaryContentAs(snapshot.file());
        assertThat(folder.resolve(snapshot.manifestKey())).content().isEqualTo(snapshot.manifest());
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void trustStore_mayBeAKeyStoreToo() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "bbbbbb", 10);
        HttpSink.to(nginx.url("/p12/{key}"))
                .header("Authorization", Nginx.TOKEN)
                .trustStore(certificates.authorityStore, TestCertificates.PASSWORD)
                .deliver(snapshot);
        assertThat(nginx.files().resolve("p12").resolve(snapshot.key())).hasSameBinaryContentAs(snapshot.file());
        HttpSink locked = HttpSink.to(nginx.url("/p12")).trustStore(certificates.authorityStore, "another-77c2");
        assertThatThrownBy(() -> locked.deliver(snapshot))
                .hasMessageContaining("its password is another one")
                .hasMessageNotContaining("another-77c2");
    }

    /** Where the server ends the connection first, the JDK's client keeps only that the handshake failed. */
    private static String told(String why) {
        return "(" + why + "|the handshake failed)";
    }

    @Test
    void serverThatNobodyKnows_isNotTrusted() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "cccccc", 10);
        HttpSink sink = HttpSink.to(nginx.url("/unknown")).header("Authorization", Nginx.TOKEN);
        assertThatThrownBy(() -> sink.deliver(snapshot))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageMatching("no TLS with https://127\\.0\\.0\\.1:" + nginx.port() + ": "
                        + told("its certificate is signed by nobody whom the trust store names"));
        assertThat(nginx.files().resolve("unknown")).doesNotExist();
    }

    @Test
    void certificateForAnotherHost_isNotTrusted() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "dddddd", 10);
        assertThatThrownBy(() ->
                        sink("https://localhost:" + nginx.port() + "/name").deliver(snapshot))
                .hasMessageMatching(".*: " + told("its certificate is for another host"));
    }

    @Test
    void trustStoreThatIsMissingOrEmpty_isSaidWithItsName() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "eeeeee", 10);
        Path missing = spool.resolve("missing.pem");
        assertThatThrownBy(() ->
                        HttpSink.to(nginx.url("/")).trustStore(missing, null).deliver(snapshot))
                .hasMessage("the trust store " + missing + " cannot be read");
        Path empty = Files.writeString(spool.resolve("empty.pem"), "");
        assertThatThrownBy(() ->
                        HttpSink.to(nginx.url("/")).trustStore(empty, null).deliver(snapshot))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(empty.toString());
    }

    @Test
    void tokenThatChanges_isAskedForEachTime() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "ffffff", 10);
        AtomicReference<String> token = new AtomicReference<>("Bearer expired-91ab");
        HttpSink sink = HttpSink.to(nginx.url("/token"))
                .header("Authorization", token::get)
                .trustStore(certificates.authorityPem, null);
        assertThatThrownBy(() -> sink.deliver(snapshot))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("401 Unauthorized: look at the headers")
                .hasMessageNotContaining("expired-91ab");
        token.set(Nginx.TOKEN + "\n");
        sink.deliver(snapshot);
        assertThat(nginx.files().resolve("token").resolve(snapshot.key())).exists();
    }

    @Test
    void bodyThatIsTooLarge_isRefusedForGood() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "gggggg", 24 << 20);
        DeliveryException refused = catchThrowableOfType(
                DeliveryException.class, () -> sink(nginx.url("/small")).deliver(snapshot));
        assertThat(refused).hasMessageContaining("413 Content Too Large").hasMessageContaining("client_max_body_size");
        assertThat(refused.isFinal()).isTrue();
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "hhhhhh", 10);
        assertThatThrownBy(() -> sink(nginx.url("/moved")).deliver(snapshot))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("307 Temporary Redirect: redirects are not followed");
        assertThat(nginx.files().resolve("elsewhere")).doesNotExist();
    }

    static List<Fault> faults() {
        return List.of(Fault.hang(), Fault.resetAfter(100), Fault.resetAfter(2 << 20), Fault.slow(1 << 20));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatFailedOnTheWay_arrivesWithTheNextAttempt(Fault fault) throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "jjjjjj", 8 << 20);
        Path arrived = nginx.files().resolve("faults").resolve(snapshot.key());
        Files.deleteIfExists(arrived);
        try (FaultyServer proxy = new FaultyServer(nginx.address(), fault)) {
            HttpSink sink =
                    sink("https://127.0.0.1:" + proxy.port() + "/faults").requestTimeout(Duration.ofMillis(800));
            assertThatThrownBy(() -> sink.deliver(snapshot)).isExactlyInstanceOf(IOException.class);
            assertThat(proxy.faultsLeft()).isZero();
            sink.requestTimeout(Duration.ofSeconds(30)).deliver(snapshot);
        }
        assertThat(arrived).hasSameBinaryContentAs(snapshot.file());
    }

    /** All of the child's heap is 8 MB, so an upload needs less than that beside the program itself. */
    @Test
    void snapshotOf100Megabytes_goesThroughAHeapOf8() throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "kkkkkk", 100 << 20);
        Path output = spool.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx8m",
                        "-XX:+UseSerialGC",
                        "-XX:MaxDirectMemorySize=10m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Uploader.class.getName(),
                        nginx.url("/large"),
                        certificates.authorityPem.toString(),
                        snapshot.file().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        child.getOutputStream().close();
        assertThat(child.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).isEmpty();
        assertThat(child.exitValue()).isZero();
        assertThat(nginx.files()
                        .resolve("large")
                        .resolve(SealedFiles.label("kkkkkk").key()))
                .hasSameBinaryContentAs(snapshot.file());
    }

    private static HttpSink sink(String url) {
        return HttpSink.to(url).header("Authorization", Nginx.TOKEN).trustStore(certificates.authorityPem, null);
    }
}
