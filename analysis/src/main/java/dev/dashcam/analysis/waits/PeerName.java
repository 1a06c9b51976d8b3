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
    private static final String BRACKETS = "\\[[0-9A-Fa-f:.]+\\]";
    private static final String WORD = "[\\w-]+";
    private static final String DOTTED = WORD + "(?:\\." + WORD + ")+";
    private static final String ADDRESS = "\\d{1,3}(?:\\.\\d{1,3}){3}";
    private static final String NAME = "[\\w.-]*[A-Za-z][\\w.-]*";
    private static final String PORT = "(:\\d{1,5})?";
    /** A smaller number after a colon is seldom a port: {@code batch:12}. */
    private static final String LIKELY_PORT = "(:(?:80|443|\\d{4,5}))";

    private static final String METHOD = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)\\s+";
    private static final String END = "(?=$|[\\s/?])";

    private static final Pattern IN_URL =
            Pattern.compile("\\bhttps?://(?:[^\\s/?#@]*@)?(" + BRACKETS + "|[\\w.-]+)" + PORT);
    private static final Pattern AFTER_METHOD =
            Pattern.compile("(?:^|\\s)" + METHOD + "(" + BRACKETS + "|localhost|" + DOTTED + ")" + PORT + END);
    /** A word is a host in what is recorded of a client's observation, or before a path; {@code DELETE expired} names none. */
    private static final Pattern OBSERVED =
            Pattern.compile("^http\\.client\\.requests\\s+" + METHOD + "(" + WORD + ")" + PORT + END);

    private static final Pattern BEFORE_PATH = Pattern.compile("(?:^|\\s)" + METHOD + "(" + WORD + ")()(?=\\s+/)");
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:^|\\s)(" + BRACKETS + "|" + ADDRESS + "|" + NAME + ")" + LIKELY_PORT + END);
    private static final Pattern[] FORMS = {IN_URL, AFTER_METHOD, OBSERVED, BEFORE_PATH, WITH_PORT};

    private PeerName() {}

    /** The peer with its port where the name has one, empty when it names none. */
    static String in(String region) {
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(region);
            if (matcher.find()) {
                return matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        return "";
    }
}
