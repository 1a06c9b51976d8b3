/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.ClientCertificate;
import dev.dashcam.sinks.internal.transport.HeaderText;
import dev.dashcam.sinks.internal.transport.TimeLimits;
import dev.dashcam.sinks.internal.transport.Transport;
import dev.dashcam.sinks.internal.transport.TrustStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Uploads each snapshot to a server over HTTP/1.1: with {@code PUT} under its key and then its manifest under the key and {@code
 * .json}, or both as one form with {@code POST}. Each request has a length and, as {@code Idempotency-Key}, what it carries, so
 * that one that comes twice can be told; the facts of the snapshot's label are in headers such as {@code Dashcam-Verdict},
 * percent-encoded.
 *
 * <p>The file is streamed. Certificates are always verified, redirects never followed. There is a client with its threads only
 * while something is delivered. What goes wrong is told without path, query and headers. Immutable: every method that changes
 * something gives a new sink.
 */
public final class HttpSink implements Sink {
    static final String SNAPSHOT_TYPE = "application/octet-stream";
    static final String MANIFEST_TYPE = "application/json";

    private static final Set<String> TOLD = Set.of(
            SnapshotLabel.ID,
            SnapshotLabel.TIME,
            SnapshotLabel.SERVICE,
            SnapshotLabel.INSTANCE,
            SnapshotLabel.KIND,
            SnapshotLabel.TRIGGER,
            SnapshotLabel.SUBJECT,
            SnapshotLabel.VERDICT,
            SnapshotLabel.TRACE_ID);
    private static final int LONGEST_FACT = 512;
    private static final Duration LONGEST_LIMIT = Duration.ofHours(1);

    private final String name;
    private final Target target;
    private final boolean isForm;
    private final Headers headers;
    private final TimeLimits limits;
    private final @Nullable TrustStore trustStore;
    private final @Nullable ClientCertificate shown;

    private HttpSink(
            String name,
            Target target,
            boolean isForm,
            Headers headers,
            TimeLimits limits,
            @Nullable TrustStore trustStore,
            @Nullable ClientCertificate shown) {
        this.name = name;
        this.target = target;
        this.isForm = isForm;
        this.headers = headers;
        this.limits = limits;
        this.trustStore = trustStore;
        this.shown = shown;
    }

    /**
     * A sink named {@code http} that uploads with {@code PUT}.
     *
     * @param url where to, such as {@code https://incidents.acme.internal/upload}: the key is put behind the path, before a
     *     query, or where {@code {key}} stands
     * @throws IllegalArgumentException when it is no URL of a server, or has a user, or braces without {@code {key}}; the
     *     message does not show it
     */
    public static HttpSink to(String url) {
        return new HttpSink("http", Target.parse(url), false, Headers.NONE, TimeLimits.DEFAULT, null, null);
    }

    /** The same with {@link #to(String)}. */
    public static HttpSink to(URI url) {
        return to(url.toString());
    }

    /**
     * The same under another name, as a recorder with several needs.
     *
     * @param name not blank
     */
    public HttpSink named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an HTTP sink is blank; give it one that log lines can use.");
        }
        return new HttpSink(name, target, isForm, headers, limits, trustStore, shown);
    }

    /**
     * The same as one form with {@code POST}: the fields {@code key}, {@code snapshot} (a file) and {@code manifest} (a file).
     * The key is not put behind the path.
     */
    public HttpSink multipart() {
        return new HttpSink(name, target, true, headers, limits, trustStore, shown);
    }

    /** The same with one more header. */
    public HttpSink header(String name, String value) {
        Objects.requireNonNull(value, "value");
        return header(name, () -> value);
    }

    /**
     * The same with one more header whose value changes, such as a token that expires.
     *
     * @param value asked before each delivery, on its thread; may block. Where it throws or gives nothing, the delivery has
     *     failed and is tried again
     * @throws IllegalArgumentException when the sink writes that header itself, or it is no name of a header
     */
    public HttpSink header(String name, Supplier<String> value) {
        return new HttpSink(this.name, target, isForm, headers.with(name, value), limits, trustStore, shown);
    }

    /**
     * The same trusting the certificates in a file instead of the JDK's. It is read for each delivery.
     *
     * @param file PEM, PKCS12 or JKS
     * @param password of the key store, null for PEM
     */
    public HttpSink trustStore(Path file, @Nullable String password) {
        return new HttpSink(name, target, isForm, headers, limits, new TrustStore(file, password), shown);
    }

    /**
     * The same showing a certificate to a server that asks for one, as Kubernetes keeps it in a secret: {@code tls.crt} and
     * {@code tls.key}. The files are read for each delivery.
     *
     * @param certificates PEM: the certificate, then those that signed it
     * @param key its private key, PEM without a password; may be the same file
     */
    public HttpSink clientCertificate(Path certificates, Path key) {
        return new HttpSink(
                name, target, isForm, headers, limits, trustStore, ClientCertificate.ofPem(certificates, key));
    }

    /**
     * The same with the certificate and its key in a key store, of which the first private key counts. It is read for each
     * delivery.
     *
     * @param file PKCS12 or JKS
     * @param password of the store and the key, null where there is none
     */
    public HttpSink keyStore(Path file, @Nullable String password) {
        return new HttpSink(
                name, target, isForm, headers, limits, trustStore, ClientCertificate.ofKeyStore(file, password));
    }

    /** The same with another limit until there is a connection: 1 ms to 1 h, 5 s unless set. */
    public HttpSink connectTimeout(Duration limit) {
        return new HttpSink(name, target, isForm, headers, limits.withConnect(limit), trustStore, shown);
    }

    /** The same with another limit for a request without progress, sent or received: 1 ms to 1 h, 30 s unless set. */
    public HttpSink requestTimeout(Duration limit) {
        return new HttpSink(name, target, isForm, headers, limits.withQuiet(limit), trustStore, shown);
    }

    /** The same with another limit for all of one delivery: 1 ms to 1 h, 5 min unless set. */
    public HttpSink totalTimeout(Duration limit) {
        return new HttpSink(name, target, isForm, headers, limits.withTotal(limit), trustStore, shown);
    }

    @Override
    public String name() {
        return name;
    }

    /** A little more than the limit for all of one delivery, which says better what took so long. */
    @Override
    public Duration timeLimit() {
        Duration more = limits.total().plusSeconds(5);
        return more.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : more;
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        try (Transport transport = Transport.open(limits, trustStore, shown)) {
            if (isForm) {
                send(transport, form(snapshot));
            } else {
                send(transport, file(snapshot));
                send(transport, manifest(snapshot));
            }
        } catch (FileNotFoundException deleted) {
            throw new IOException("the snapshot's file cannot be read", deleted);
        }
    }

    private HttpRequest.Builder file(SealedSnapshot snapshot) throws IOException {
        return request(target.of(snapshot), snapshot, snapshot.key(), SNAPSHOT_TYPE)
                .PUT(BodyPublishers.ofFile(snapshot.file()));
    }

    private HttpRequest.Builder manifest(SealedSnapshot snapshot) throws IOException {
        return request(target.ofManifest(snapshot), snapshot, snapshot.manifestKey(), MANIFEST_TYPE)
                .PUT(BodyPublishers.ofString(snapshot.manifest()));
    }

    private HttpRequest.Builder form(SealedSnapshot snapshot) throws IOException {
        Form form = new Form(snapshot);
        return request(target.ofForm(snapshot), snapshot, snapshot.key(), form.contentType())
                .POST(form.body());
    }

    private HttpRequest.Builder request(URI url, SealedSnapshot snapshot, String key, String type) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).setHeader("Content-Type", type).setHeader("Idempotency-Key", key);
        snapshot.facts().forEach((fact, value) -> {
            if (TOLD.contains(fact)) {
                request.setHeader("Dashcam-" + fact, HeaderText.encode(value, LONGEST_FACT));
            }
        });
        headers.writeTo(request);
        return request;
    }

    private static void send(Transport transport, HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.build();
        Answer answer = transport.send(request);
        if (answer.meaning() != Answer.Meaning.ARRIVED) {
            throw Refusal.of(answer, request.uri());
        }
    }
}
