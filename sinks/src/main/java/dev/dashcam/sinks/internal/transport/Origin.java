/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.net.URI;

/** What may be shown of a URL: user, path and query may each be a secret. */
public final class Origin {
    private Origin() {}

    /** {@code https://incidents.acme.internal:8443}. */
    public static String of(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
