/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.SealedFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads to a real nginx that lets nobody in without a certificate that its authority for clients has signed. */
@Timeout(300)
final class MutualTlsIT {
    private static final String WANTED = "it wants a client certificate, and another one than it was shown, if any was";

    @TempDir
    static Path shared;

    static TestCertificates certificates;
    static ClientCertificates clients;
    static Nginx nginx;

    @TempDir
    Path spool;

    @BeforeAll
    static void start() throws Exception {
        certificates = new TestCertificates(shared);
        clients = new ClientCertificates(shared.resolve("clients"));
        nginx = Nginx.forClientsOf(clients.authority, shared.resolve("nginx"), certificates);
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void keyInAnyFormOfPem_letsTheSnapshotIn(String kind) throws Exception {
        Path certificate = clients.certificate(kind);
        Path both = Files.writeString(
                shared.resolve(kind + "-both.pem"),
                "# renewed today\n" + Files.readString(clients.key(kind)) + "\n" + Files.readString(certificate));
        assertArrives("pkcs8-" + kind, sink -> sink.clientCertificate(certificate, clients.key(kind)));
        assertArrives("old-" + kind, sink -> sink.clientCertificate(certificate, clients.oldKey(kind)));
        assertArrives("both-" + kind, sink -> sink.clientCertificate(both, both));
    }

    @Test
    void keyStore_letsTheSnapshotIn() throws Exception {
        assertArrives("store", sink -> sink.keyStore(clients.store, TestCertificates.PASSWORD));
        assertThatThrownBy(() -> deliver("store", sink -> sink.keyStore(clients.store, "another-77c2")))
                .hasMessage("the key store " + clients.store
                        + " cannot be opened: it is damaged, or its password is another one")
                .hasMessageNotContaining("another-77c2");
        assertThatThrownBy(() ->
                        deliver("store", sink -> sink.keyStore(certificates.authorityStore, TestCertificates.PASSWORD)))
                .hasMessage("the key store " + certificates.authorityStore + " has no private key");
    }

    /** What is wrong can be put right without another snapshot, so it is tried again. */
    @Test
    void noCertificateOrAStrangers_isToldAndTriedAgain() {
        assertThatThrownBy(() -> deliver("none", sink -> sink))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("https://127.0.0.1:" + nginx.port() + " answered 400 Bad Request: " + WANTED);
        assertThatThrownBy(() -> deliver(
                        "stranger",
                        sink -> sink.clientCertificate(clients.certificate("stranger"), clients.key("stranger"))))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageEndingWith(WANTED);
        assertThat(nginx.files().resolve("stranger")).doesNotExist();
    }

    @Test
    void filesThatComeLater_count() throws Exception {
        Path certificate = spool.resolve("tls.crt");
        Path key = spool.resolve("tls.key");
        Change change = sink -> sink.clientCertificate(certificate, key);
        assertThatThrownBy(() -> deliver("later", change))
                .hasMessage("the client certificate " + certificate + " cannot be read");
        Files.copy(clients.certificate("EC"), certificate);
        assertThatThrownBy(() -> deliver("later", change)).hasMessage("the client key " + key + " cannot be read");
        Files.copy(clients.key("EC"), key);
        assertArrives("later", change);
    }

    @Test
    void filesThatHoldSomethingElse_areToldWithoutTheirContent() throws Exception {
        Path certificate = clients.certificate("EC");
        Path locked = Files.writeString(
                spool.resolve("locked"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\ncanary0=\n-----END ENCRYPTED PRIVATE KEY-----\n");
        Path damaged = Files.writeString(
                spool.resolve("damaged"), "-----BEGIN PRIVATE KEY-----\ncanary00\n-----END PRIVATE KEY-----\n");
        for (Path key : new Path[] {locked, damaged, certificate, clients.key("RSA")}) {
            assertThatThrownBy(() -> deliver("else", sink -> sink.clientCertificate(certificate, key)))
                    .isExactlyInstanceOf(IOException.class)
                    .hasNoCause()
                    .hasMessage("the client key " + key + " has no private key for a certificate of the kind EC: PEM"
                            + " without a password is needed");
        }
        assertThatThrownBy(() -> deliver("else", sink -> sink.clientCertificate(certificate, clients.key("stranger"))))
                .hasMessage("the client key " + clients.key("stranger") + " is not the key of the first certificate in "
                        + certificate);
        assertThatThrownBy(() -> deliver("else", sink -> sink.clientCertificate(locked, clients.key("EC"))))
                .hasMessage("the client certificate " + locked + " has no certificate: PEM is needed");
    }

    @Test
    void trustStore_mayBeABundleWithRemarks() throws Exception {
        Path bundle = Files.writeString(
                spool.resolve("bundle.pem"),
                "# Client CA\n" + Files.readString(clients.authority) + "\n# Test CA\n"
                        + Files.readString(certificates.authorityPem));
        assertArrives(
                "bundle",
                sink -> sink.trustStore(bundle, null).clientCertificate(clients.certificate("EC"), clients.key("EC")));
    }

    /** Other servers end the handshake instead of answering. */
    @Test
    void serverThatEndsTheHandshake_isToldAsOneThatWantsACertificate() throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                serverContext().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setNeedClientAuth(true);
            Thread thread = new Thread(() -> endHandshakes(server), "ends-handshakes");
            thread.setDaemon(true);
            thread.start();
            HttpSink sink = HttpSink.to("https://127.0.0.1:" + server.getLocalPort() + "/")
                    .trustStore(certificates.authorityPem, null);
            assertThatThrownBy(() -> sink.deliver(SealedFiles.in(spool, "ends", 10)))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("no TLS with https://127.0.0.1:" + server.getLocalPort() + ": " + WANTED);
        }
    }

    private static void endHandshakes(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException noCertificate) {
                // the client has been told
            }
        }
    }

    private static SSLContext serverContext() throws Exception {
        char[] password = TestCertificates.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certificates.store.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private interface Change {
        HttpSink of(HttpSink sink) throws Exception;
    }

    private void assertArrives(String path, Change change) throws Exception {
        SealedSnapshot snapshot = deliver(path, change);
        assertThat(nginx.files().resolve(path).resolve(snapshot.key())).hasSameBinaryContentAs(snapshot.file());
    }

    private SealedSnapshot deliver(String path, Change change) throws Exception {
        SealedSnapshot snapshot = SealedFiles.in(spool, "aaaaaa", 100_000);
        change.of(HttpSink.to(nginx.url("/" + path))
                        .header("Authorization", Nginx.TOKEN)
                        .trustStore(certificates.authorityPem, null))
                .deliver(snapshot);
        return snapshot;
    }
}
