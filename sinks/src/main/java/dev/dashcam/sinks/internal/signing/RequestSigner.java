/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signs requests for one service in one region. Safe for all threads.
 *
 * @param region such as {@code eu-central-1}
 * @param service such as {@code s3}
 */
public record RequestSigner(String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * All headers that the request is to be sent with: its own, the time, the digest of the body, the session token where there
     * is one, and the signature.
     */
    public SortedMap<String, String> sign(UnsignedRequest request, AccessKeys keys, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.put("x-amz-date", time);
        headers.put("x-amz-content-sha256", request.payloadSha256());
        if (keys.sessionToken() != null) {
            headers.put("x-amz-security-token", keys.sessionToken());
        }
        CanonicalRequest canonical = CanonicalRequest.of(request, headers);
        String scope = scope(time);
        String toSign = String.join("\n", ALGORITHM, time, scope, Digests.sha256Hex(canonical.text()));
        String signature = Digests.hex(Digests.hmac(key(keys.secret(), time), toSign));
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + keys.id() + "/" + scope + ", SignedHeaders=" + canonical.signedHeaders()
                        + ", Signature=" + signature);
        return headers;
    }

    private String scope(String time) {
        return day(time) + "/" + region + "/" + service + "/aws4_request";
    }

    private byte[] key(String secret, String time) {
        byte[] key = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day(time));
        return Digests.hmac(Digests.hmac(Digests.hmac(key, region), service), "aws4_request");
    }

    private static String day(String time) {
        return time.substring(0, 8);
    }
}
