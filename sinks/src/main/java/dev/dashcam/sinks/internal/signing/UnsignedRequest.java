/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.signing;

import java.net.URI;
import java.util.Map;

/**
 * A request before it is signed.
 *
 * @param method such as {@code PUT}
 * @param uri whole, its path and query encoded as {@link PercentEncoding} does
 * @param headers those that it is sent with and that are signed, without Host
 * @param payloadSha256 the SHA-256 of the body, in lower-case hexadecimal
 */
public record UnsignedRequest(String method, URI uri, Map<String, String> headers, String payloadSha256) {
    /** Takes a copy of the headers. */
    public UnsignedRequest {
        headers = Map.copyOf(headers);
    }
}
