/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.signing.AccessKeys;
import dev.dashcam.sinks.internal.signing.Digests;
import dev.dashcam.sinks.internal.signing.RequestSigner;
import dev.dashcam.sinks.internal.signing.UnsignedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server of objects with one bucket, and what the tests ask it. */
abstract class S3Server implements AutoCloseable {
    static final String BUCKET = "incidents";
    static final AccessKeys KEYS = new AccessKeys("local-identity", "local-credential", null);

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private final HttpClient client = HttpClient.newHttpClient();

    abstract int port();

    final void makeBucket() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask("PUT", "/" + BUCKET);
        if (answer.statusCode() != 200) {
            throw new IOException("no bucket: " + answer.statusCode() + " " + new String(answer.body()));
        }
    }

    final InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    /** A sink for its bucket. */
    final S3Sink sink() {
        return sink(port());
    }

    /** The same through another port. */
    final S3Sink sink(int port) {
        return S3Sink.to(BUCKET)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .prefix("dashcam/")
                .credentials(KEYS.id(), KEYS.secret(), null);
    }

    final HttpResponse<byte[]> object(String key) throws IOException, InterruptedException {
        return ask("GET", "/" + BUCKET + "/" + key);
    }

    /** The keys of its objects, in order. */
    final List<String> keys() throws IOException, InterruptedException {
        return keysIn("/" + BUCKET + "?list-type=2");
    }

    /** The keys of what was begun in parts and neither completed nor taken back. */
    final List<String> unfinished() throws IOException, InterruptedException {
        return keysIn("/" + BUCKET + "?uploads=");
    }

    private List<String> keysIn(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask("GET", path);
        if (answer.statusCode() != 200) {
            throw new IOException("no list: " + answer.statusCode() + " " + new String(answer.body()));
        }
        return KEY.matcher(new String(answer.body()))
                .results()
                .map((MatchResult found) -> found.group(1))
                .sorted()
                .toList();
    }

    private HttpResponse<byte[]> ask(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        String nothing = Digests.hex(Digests.sha256().digest());
        new RequestSigner("us-east-1", "s3")
                .sign(new UnsignedRequest(method, uri, Map.of(), nothing), KEYS, Instant.now())
                .forEach(request::setHeader);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public abstract void close() throws Exception;
}
