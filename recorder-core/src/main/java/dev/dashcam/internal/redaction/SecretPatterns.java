/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds by its form what nobody is meant to read: passwords, tokens, keys, authorization headers, users in addresses. A value
 * is replaced by three asterisks, its name stays. Takes time in proportion to the length of a text. Safe for use by many
 * threads.
 */
public final class SecretPatterns implements StringMask {
    private static final String NAMES =
            "(?:pass(?:word|wd|phrase)|pwd|secret|token|credentials?|session[_-]?id|amz-signature|[?&]sig(?:nature)?"
                    + "|(?:api|access|account|private|encryption)[_-]?key)";

    private static final String REST_OF_NAME = "[\\w.\\-]{0,64}+";

    private static final String ASSIGNED = "\\\\?[\"']?\\s{0,8}+[=:>]{1,2}+\\s{0,8}+";

    /** In quotes, or up to white space: also beyond a comma where none follows it, and an ampersand where no name does. */
    private static final String VALUE =
            "(\"(?:[^\"\\\\]|\\\\.)*+\"?+|'[^']*+'?+|(?:[^\\s&,;]|[,;](?!\\s|$)|&(?!\\w[\\w.\\-]{0,64}+=))++)";

    /** Compiled when the first text is looked at, not while a service starts. */
    private static final class Compiled {
        private static final List<SecretPattern> PATTERNS = List.of(
                SecretPattern.with(
                        SecretHints.HEADER,
                        TextTraits.ASSIGNMENT,
                        "(?i)(?:authorization|cookie)" + ASSIGNED + "([^\\r\\n]++)"),
                SecretPattern.with(
                        SecretHints.NAMED, TextTraits.ASSIGNMENT, "(?i)" + NAMES + REST_OF_NAME + ASSIGNED + VALUE),
                SecretPattern.with(
                        SecretHints.NAMED,
                        TextTraits.SPACE,
                        "(?i)(?<![^\\s\"'])--?[\\w.\\-]{0,32}?" + NAMES + REST_OF_NAME + "\\s{1,8}+(?!-)(\\S++)"),
                SecretPattern.with(SecretHints.BEARER, TextTraits.SPACE, "(?i)\\bbearer\\s{1,8}+([\\w.~+/=\\-]{8,}+)"),
                SecretPattern.with(
                        SecretHints.BASIC,
                        TextTraits.SPACE,
                        "\\b[Bb]asic\\s{1,8}+((?=[A-Za-z]{0,64}(?:[0-9+/=]|[A-Z]{2}|[a-z][A-Z]))[A-Za-z0-9+/]{6,}+=*+)"),
                SecretPattern.with(
                        SecretHints.PRIVATE_KEY,
                        TextTraits.SPACE,
                        "-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----([\\s\\S]++)"),
                SecretPattern.with(SecretHints.ADDRESS, TextTraits.AT, "://([^\\s/?#\"'<>]{1,1024})@"),
                SecretPattern.with(SecretHints.ORACLE, TextTraits.AT, "(?i):thin:([^\\s@/]{1,128}+/[^\\s@]{1,128}+)@"),
                SecretPattern.with(
                        SecretHints.JSON_WEB_TOKEN,
                        TextTraits.LONG_WORD,
                        "(?<![\\w\\-])(eyJ[\\w\\-]{8,}+(?:\\.[\\w\\-]*+){1,4}+)"),
                SecretPattern.with(
                        SecretHints.KNOWN_KEY,
                        TextTraits.LONG_WORD,
                        "\\b((?:A[GIKNRS][DIOPV]A)[A-Z0-9]{16}" // AWS
                                + "|gh[opsur]_\\w{20,}+|github_pat_\\w{20,}+|glpat-[\\w\\-]{16,}+" // GitHub, GitLab
                                + "|xox[a-z]-[\\w\\-]{10,}+|xapp-[\\w\\-]{10,}+" // Slack
                                + "|AIza[\\w\\-]{30,}+|ya29\\.[\\w\\-]{16,}+" // Google
                                + "|[prs]k_(?:live|test)_\\w{10,}+|sk-[\\w\\-]{20,}+" // Stripe, OpenAI, Anthropic
                                + "|hv[sb]\\.[\\w\\-]{20,}+|npm_\\w{30,}+|SG\\.[\\w\\-]{16,}+\\.[\\w\\-]{16,}+" // Vault, npm, SendGrid
                                + "|AGE-SECRET-KEY-1[A-Z0-9]{20,}+)")); // age
    }

    @Override
    public String mask(String text) {
        // What ISO 8859-1 does not have becomes a question mark, which may only have us look for nothing.
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int hints = SecretHints.in(bytes, 0, bytes.length);
        return hints == 0 ? text : masked(text, hints);
    }

    /** The same, slowly: what the hints are held against. */
    static String withoutHints(String text) {
        return masked(text, SecretHints.ALL);
    }

    private static String masked(String text, int hints) {
        int traits = TextTraits.of(text);
        String masked = text;
        for (SecretPattern pattern : Compiled.PATTERNS) {
            if (pattern.isWorthALook(hints, traits)) {
                masked = pattern.mask(masked);
            }
        }
        return masked;
    }
}
