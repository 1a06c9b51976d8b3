/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.credentials.Credentials;
import dev.dashcam.sinks.internal.credentials.CredentialsChain;
import dev.dashcam.sinks.internal.signing.RequestSigner;
import dev.dashcam.sinks.internal.signing.UnsignedRequest;
import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.ConnectionLostException;
import dev.dashcam.sinks.internal.transport.Transport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;

/** Sends signed requests for the objects of one bucket. */
final class S3Requests {
    private static final Set<String> REFUSED_KEYS = Set.of("InvalidAccessKeyId", "ExpiredToken", "InvalidToken");

    private final S3Location location;
    private final RequestSigner signer;
    private final CredentialsChain credentials;
    private final SigningClock clock;
    private final S3Failures failures;
    private volatile String origin = "";

    S3Requests(
            S3Location location,
            RequestSigner signer,
            CredentialsChain credentials,
            SigningClock clock,
            S3Failures failures) {
        this.location = location;
        this.signer = signer;
        this.credentials = credentials;
        this.clock = clock;
        this.failures = failures;
    }

    /**
     * Sends one request; a second time where the first showed that this machine's clock is wrong.
     *
     * @param query encoded, empty for none
     * @return the answer, whatever its status
     */
    Answer send(
            Transport transport, String method, String key, String query, Map<String, String> headers, Payload payload)
            throws IOException {
        URI uri = location.uri(key, query);
        UnsignedRequest request = new UnsignedRequest(method, uri, headers, payload.sha256());
        Answer answer = answered(transport, request, payload, location.uri(key, ""));
        S3Error error = S3Error.of(answer);
        if (error.is("RequestTimeTooSkewed") && clock.goesBy(answer)) {
            return again(transport, request, payload);
        }
        if (REFUSED_KEYS.contains(error.code())) {
            credentials.forget();
        }
        return answer;
    }

    /** What to throw because of an answer. */
    IOException failure(Answer answer, String key) {
        return failures.of(answer, location.uri(key, ""), origin);
    }

    /**
     * Sends it, and where the store cut the connection asks it why: one that refuses a request may close before it has read the
     * body, and then its answer is lost more often than not. A question without a body gets the same answer.
     */
    private Answer answered(Transport transport, UnsignedRequest request, Payload payload, URI object)
            throws IOException {
        try {
            return signed(transport, request, payload);
        } catch (ConnectionLostException lost) {
            if (payload == Payload.NONE) {
                throw lost;
            }
            Answer reason = reason(transport, object, lost);
            if (!S3Error.of(reason).isOfEveryRequest()) {
                throw lost;
            }
            return reason;
        }
    }

    /** What the store says to who asks for the object's first byte; not by HEAD, whose answers have no error in them. */
    private Answer reason(Transport transport, URI object, ConnectionLostException lost) throws IOException {
        try {
            return signed(
                    transport,
                    new UnsignedRequest("GET", object, Map.of("Range", "bytes=0-0"), Payload.NONE.sha256()),
                    Payload.NONE);
        } catch (ConnectionLostException again) {
            throw lost;
        }
    }

    /** By the server's clock. The connection that it refused the first one on may be about to be closed, which is no fault of this one. */
    private Answer again(Transport transport, UnsignedRequest request, Payload payload) throws IOException {
        try {
            return signed(transport, request, payload);
        } catch (ConnectionLostException closedMeanwhile) {
            return signed(transport, request, payload);
        }
    }

    private Credentials found() throws IOException {
        try {
            Credentials found = credentials.get();
            origin = found.origin();
            return found;
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException none) {
            throw new S3ProblemException(String.valueOf(none.getMessage()));
        }
    }

    private Answer signed(Transport transport, UnsignedRequest request, Payload payload) throws IOException {
        Credentials found = found();
        HttpRequest.Builder built = HttpRequest.newBuilder(request.uri())
                .method(request.method(), payload.body().get());
        signer.sign(request, found.keys(), clock.now()).forEach(built::setHeader);
        return transport.send(built.build());
    }
}
