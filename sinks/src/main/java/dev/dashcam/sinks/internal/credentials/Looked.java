/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import org.jspecify.annotations.Nullable;

/**
 * What came of looking in one place.
 *
 * @param credentials what was found, null when nothing was
 * @param absence why there are none, as a clause for people; empty when there are
 */
record Looked(@Nullable Credentials credentials, String absence) {
    static Looked found(Credentials credentials) {
        return new Looked(credentials, "");
    }

    static Looked nothing(String absence) {
        return new Looked(null, absence);
    }
}
