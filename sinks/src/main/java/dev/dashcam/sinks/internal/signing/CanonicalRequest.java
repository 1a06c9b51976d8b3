/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.signing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one form of a request that both sides compute their signature of. */
record CanonicalRequest(String text, String signedHeaders) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Of this request with these headers, which are all signed, and Host. */
    static CanonicalRequest of(UnsignedRequest request, Map<String, String> headers) {
        SortedMap<String, String> sorted = new TreeMap<>();
        headers.forEach((name, value) -> sorted.put(
                name.toLowerCase(Locale.ROOT), SPACES.matcher(value.strip()).replaceAll(" ")));
        sorted.put("host", host(request.uri()));
        StringBuilder lines = new StringBuilder();
        sorted.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", sorted.keySet());
        String path = request.uri().getRawPath();
        String text = String.join(
                "\n",
                request.method(),
                path == null || path.isEmpty() ? "/" : path,
                query(request.uri().getRawQuery()),
                lines,
                names,
                request.payloadSha256());
        return new CanonicalRequest(text, names);
    }

    /** As the JDK's client writes it: without the port where it is the scheme's own. */
    static String host(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            parameters.add(
                    equals < 0
                            ? new Parameter(part, "")
                            : new Parameter(part.substring(0, equals), part.substring(equals + 1)));
        }
        parameters.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
        List<String> sorted = new ArrayList<>();
        parameters.forEach(parameter -> sorted.add(parameter.name() + "=" + parameter.value()));
        return String.join("&", sorted);
    }

    private record Parameter(String name, String value) {}
}
