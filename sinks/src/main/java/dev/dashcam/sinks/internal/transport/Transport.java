/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server for one delivery: HTTP/1.1, certificates verified, no redirects, nothing kept afterwards. The JDK's client
 * has a thread of its own while it lives, so there is one only from {@link #open} to {@link #close}. For one thread; blocks it.
 */
public final class Transport implements AutoCloseable {
    private final HttpClient client;
    private final TimeLimits limits;
    private final long deadlineNanos;

    private Transport(HttpClient client, TimeLimits limits) {
        this.client = client;
        this.limits = limits;
        this.deadlineNanos = System.nanoTime() + limits.total().toNanos();
    }

    /**
     * Opens one. Connects to nothing yet.
     *
     * @param trustStore whose certificates are trusted, null for those that the JDK trusts
     * @throws IOException when the trust store cannot be read; the message is a clause for people
     */
    public static Transport open(TimeLimits limits, @Nullable TrustStore trustStore) throws IOException {
        return open(limits, trustStore, null);
    }

    /**
     * The same showing the server a certificate of ours where it asks for one.
     *
     * @param shown null for none
     * @throws IOException when a file cannot be read; the message is a clause for people and says nothing of a key
     */
    public static Transport open(TimeLimits limits, @Nullable TrustStore trustStore, @Nullable ClientCertificate shown)
            throws IOException {
        return over(context(trustStore, shown), limits, null);
    }

    /** The same past the application's proxy, for addresses that only this machine knows. */
    public static Transport openDirect(TimeLimits limits) throws IOException {
        return over(context(null, null), limits, HttpClient.Builder.NO_PROXY);
    }

    private static Transport over(SSLContext tls, TimeLimits limits, @Nullable ProxySelector proxy) {
        // said here too, since a system property can switch the check of the host's name off for the whole JVM
        SSLParameters parameters = tls.getDefaultSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .sslContext(tls)
                .sslParameters(parameters)
                .executor(ClientThreads.create());
        if (proxy != null) {
            client.proxy(proxy);
        }
        return new Transport(client.build(), limits);
    }

    /**
     * Sends a request and waits for the answer, whatever its status.
     *
     * @throws IOException when there was none in time. The message is a clause for people, without a full stop, that names the
     *     server and shows no path, query, user or header; there is no cause, which could
     * @throws ConnectionLostException when the server took the connection and ended it
     */
    public Answer send(HttpRequest request) throws IOException {
        Progress progress = new Progress();
        HttpRequest watched = HttpRequest.newBuilder(request, (name, value) -> true)
                .method(
                        request.method(),
                        new WatchedBody(
                                request.bodyPublisher().orElseGet(HttpRequest.BodyPublishers::noBody), progress))
                .build();
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(watched, about -> new BoundedText(Answer.MOST_BYTES, progress));
        try {
            HttpResponse<String> response = await(exchange, progress, Origin.of(request.uri()));
            return new Answer(response.statusCode(), response.headers(), response.body(), Instant.now());
        } finally {
            // does nothing where there is an answer
            exchange.cancel(true);
        }
    }

    /** Ends what still goes on and lets go of the connections. */
    @Override
    public void close() {
        ClientEnd.of(client);
    }

    private HttpResponse<String> await(
            CompletableFuture<HttpResponse<String>> exchange, Progress progress, String origin) throws IOException {
        while (true) {
            long now = System.nanoTime();
            long quietNanos = limits.quiet().toNanos() - (now - progress.lastNanos());
            long totalNanos = deadlineNanos - now;
            if (totalNanos <= 0) {
                throw new IOException("all of it took longer than " + words(limits.total()) + " at " + origin);
            }
            if (quietNanos <= 0) {
                throw new IOException(origin + " took and sent nothing for " + words(limits.quiet()));
            }
            try {
                return exchange.get(Math.min(quietNanos, totalNanos), TimeUnit.NANOSECONDS);
            } catch (TimeoutException mayBeTooEarly) {
                // something may have moved meanwhile
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the delivery to " + origin + " was interrupted");
            } catch (ExecutionException failed) {
                throw FailureWords.failure(failed, origin, limits);
            }
        }
    }

    /** Made anew instead of the JVM's default one, which an application may have replaced by one that trusts everybody. */
    private static SSLContext context(@Nullable TrustStore trustStore, @Nullable ClientCertificate shown)
            throws IOException {
        TrustManager[] trusted = trustStore == null ? TrustStore.defaultManagers() : trustStore.managers();
        KeyManager[] keys = shown == null ? null : shown.managers();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IOException("the JVM has no TLS", broken);
        }
    }

    static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
