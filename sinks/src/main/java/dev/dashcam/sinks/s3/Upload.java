/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.Transport;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Puts objects that must not replace others: one that is there already is the same one, from a try whose answer was lost. */
final class Upload {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Requests requests;
    /** Some stores do not know conditions, or take an upload in parts for the object itself; what they replace is the same. */
    private volatile boolean knowsConditions = true;

    Upload(S3Requests requests) {
        this.requests = requests;
    }

    /** Puts an object in one request. */
    void put(Transport transport, String key, Map<String, String> headers, Payload payload) throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        if (payload.md5() != null) {
            all.put("Content-MD5", payload.md5());
        }
        settle(sendOnce(transport, "PUT", key, "", all, payload), key);
    }

    /** Sends what makes an object, on the condition that there is none of this key. */
    Answer sendOnce(
            Transport transport, String method, String key, String query, Map<String, String> headers, Payload payload)
            throws IOException {
        if (knowsConditions) {
            Map<String, String> conditional = new TreeMap<>(headers);
            conditional.put("If-None-Match", "*");
            Answer answer = requests.send(transport, method, key, query, conditional, payload);
            boolean isUnknown = answer.status() == NOT_IMPLEMENTED
                    || (answer.status() == PRECONDITION_FAILED && isMissing(transport, key));
            if (!isUnknown) {
                return answer;
            }
            knowsConditions = false;
        }
        return requests.send(transport, method, key, query, headers, payload);
    }

    /** Whether the store says so; one that does not let us look is believed to know what it has. */
    private boolean isMissing(Transport transport, String key) throws IOException {
        return requests.send(transport, "HEAD", key, "", Map.of(), Payload.NONE).status() == NOT_FOUND;
    }

    /** Whether an object of so many bytes is there, as far as the store tells. */
    boolean isThere(Transport transport, String key, long bytes) throws IOException {
        Answer answer = requests.send(transport, "HEAD", key, "", Map.of(), Payload.NONE);
        return answer.meaning() == Answer.Meaning.ARRIVED
                && answer.headers().firstValueAsLong("Content-Length").orElse(-1) == bytes;
    }

    /** Throws unless the object is there now. */
    void settle(Answer answer, String key) throws IOException {
        if (answer.meaning() != Answer.Meaning.ARRIVED && answer.status() != PRECONDITION_FAILED) {
            throw requests.failure(answer, key);
        }
    }
}
