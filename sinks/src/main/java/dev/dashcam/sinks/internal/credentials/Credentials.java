/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.signing.AccessKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keys and where they came from.
 *
 * @param keys the keys
 * @param expiresAt when they end, null where nothing says that they do
 * @param origin where they came from, for people: {@code the environment variable AWS_ACCESS_KEY_ID}
 */
public record Credentials(AccessKeys keys, @Nullable Instant expiresAt, String origin) {
    /** Keys that last. */
    static Credentials lasting(String id, String secret, @Nullable String sessionToken, String origin) {
        return new Credentials(new AccessKeys(id, secret, sessionToken), null, origin);
    }
}
