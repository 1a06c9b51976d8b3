/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Headers of the user's. Their values are shown nowhere. Immutable. */
final class Headers {
    static final Headers NONE = new Headers(Map.of());

    /** What the client writes itself and lets nobody else write. */
    private static final Set<String> WRITTEN_BY_US = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "idempotency-key",
            "transfer-encoding",
            "upgrade");

    private final Map<String, Supplier<String>> values;

    private Headers(Map<String, Supplier<String>> values) {
        this.values = values;
    }

    Headers with(String name, Supplier<String> value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!isToken(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a header: letters, digits and - only.");
        }
        if (WRITTEN_BY_US.contains(lower)) {
            throw new IllegalArgumentException("The header " + name + " is written by the sink itself; leave it out.");
        }
        Map<String, Supplier<String>> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Headers(more);
    }

    void writeTo(HttpRequest.Builder request) throws IOException {
        for (Map.Entry<String, Supplier<String>> header : values.entrySet()) {
            request.setHeader(header.getKey(), value(header.getKey(), header.getValue()));
        }
    }

    private static String value(String name, Supplier<String> supplier) throws IOException {
        String value = supplied(name, supplier);
        // a token that was read from a file ends in a line feed
        String stripped = value == null ? "" : value.strip();
        if (stripped.isEmpty()) {
            throw new IOException("there is no value for the header " + name);
        }
        if (!stripped.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t')) {
            throw new IOException("the value for the header " + name + " has characters that no header can have");
        }
        return stripped;
    }

    private static String supplied(String name, Supplier<String> supplier) throws IOException {
        try {
            return supplier.get();
        } catch (RuntimeException failed) {
            // its message is somebody else's and may show the value
            throw failure(name, failed);
        }
    }

    private static IOException failure(String name, RuntimeException failed) {
        return new IOException("the value for the header " + name + " could not be had ("
                + failed.getClass().getSimpleName() + ")");
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
    }
}
