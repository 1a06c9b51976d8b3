/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the URLs that users write. What is refused is not shown, since it may hold a secret in any place. */
public final class HttpUrl {
    private HttpUrl() {}

    /**
     * A URL that requests can be sent to.
     *
     * @throws IllegalArgumentException when it is none, saying what is missing
     */
    public static URI parse(String text) {
        URI url = uri(text.strip());
        if (url == null || !isHttp(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "It is no URL of a server: https:// and a host are needed, and characters such as spaces as %20.");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("There is a user in the URL; write a header Authorization instead.");
        }
        if (url.getRawFragment() != null) {
            throw new IllegalArgumentException("There is a # in the URL, which no server gets; write %23.");
        }
        return url;
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException showsIt) {
            return null;
        }
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    }
}
