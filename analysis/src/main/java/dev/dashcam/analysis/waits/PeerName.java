/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the peer in the name of a region around a call: {@code GET tax.acme.internal}, {@code http://tax/rates}, {@code
 * tax:8080}, or as Micrometer's observations of clients are recorded, {@code http.client.requests GET tax.acme.internal
 * /rates/{country}}.
 */
final class PeerName {
    private static final String HOST = "(\\[[0-9A-Fa-f:.]+\\]|[\\w.-]+)";
    private static final String PORT = "(:\\d{1,5})?";

    private static final Pattern IN_URL = Pattern.compile("\\bhttps?://(?:[^\\s/?#@]*@)?" + HOST + PORT);
    private static final Pattern AFTER_METHOD = Pattern.compile(
            "(?:^|\\s)(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)\\s+" + HOST + PORT + "(?=$|[\\s/?])");
    private static final Pattern WITH_PORT = Pattern.compile("(?:^|\\s)" + HOST + "(:\\d{1,5})(?=$|[\\s/?])");

    private PeerName() {}

    /** The peer with its port where the name has one, empty when it names none. */
    static String in(String region) {
        for (Pattern form : new Pattern[] {IN_URL, AFTER_METHOD, WITH_PORT}) {
            Matcher matcher = form.matcher(region);
            if (matcher.find()) {
                return matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        return "";
    }
}
