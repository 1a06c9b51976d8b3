/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.signing.AccessKeys;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Temporary keys as endpoints hand them out. */
final class HandedOut {
    private HandedOut() {}

    /** Of an answer of the containers' or the instances' endpoint. */
    static Credentials ofJson(String json, String origin) throws IOException {
        Map<String, String> texts = FlatJson.texts(json);
        return of(
                texts.get("AccessKeyId"),
                texts.get("SecretAccessKey"),
                texts.get("Token"),
                texts.get("Expiration"),
                origin);
    }

    static Credentials of(
            @Nullable String id,
            @Nullable String secret,
            @Nullable String token,
            @Nullable String expiration,
            String origin)
            throws IOException {
        if (id == null || id.isEmpty() || secret == null || secret.isEmpty()) {
            throw new IOException(origin + " answered without keys");
        }
        return new Credentials(new AccessKeys(id, secret, token), instant(expiration, origin), origin);
    }

    private static @Nullable Instant instant(@Nullable String expiration, String origin) throws IOException {
        if (expiration == null || expiration.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(expiration).toInstant();
        } catch (DateTimeException unknown) {
            throw new IOException(origin + " answered with keys that expire at \"" + expiration + "\"", unknown);
        }
    }
}
