/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.signing;

import org.jspecify.annotations.Nullable;

/**
 * What a request is signed with. Never printed.
 *
 * @param id the access key's id
 * @param secret the secret access key
 * @param sessionToken what temporary keys come with, null for lasting ones
 */
public record AccessKeys(String id, String secret, @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "AccessKeys[...]";
    }
}
