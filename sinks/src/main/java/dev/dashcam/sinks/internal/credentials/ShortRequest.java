/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.TimeLimits;
import dev.dashcam.sinks.internal.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** One question to an endpoint that hands out credentials. */
final class ShortRequest {
    private final HttpRequest.Builder request;
    private final TimeLimits limits;
    private boolean isLocal;

    ShortRequest(URI uri, Duration limit) {
        this.request = HttpRequest.newBuilder(uri);
        this.limits = new TimeLimits(limit, limit, limit);
    }

    /** Not through the application's proxy, which cannot know addresses of this machine. */
    ShortRequest local() {
        isLocal = true;
        return this;
    }

    ShortRequest header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    Answer get() throws IOException {
        return send(request.GET().build());
    }

    Answer put() throws IOException {
        return send(request.PUT(HttpRequest.BodyPublishers.noBody()).build());
    }

    Answer post(String form) throws IOException {
        return send(request.setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private Answer send(HttpRequest built) throws IOException {
        try (Transport transport = isLocal ? Transport.openDirect(limits) : Transport.open(limits, null)) {
            return transport.send(built);
        }
    }
}
