/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.route;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of task names, written as in {@code @RequestMapping}: {@code /checkout/**}, {@code GET /reports/{id}}.
 *
 * <p>{@code *} stands for any characters inside one segment, {@code ?} for one of them, a whole segment in braces for any one
 * segment whatever its name, {@code **} for any number of segments, none included. Without a method every method matches.
 * A pattern without a slash is compared with the whole name, as for {@code restock} or {@code import *}. Immutable.
 */
public final class RoutePattern {
    private static final String ANY_NUMBER = "**";

    private final String text;
    private final boolean isPath;
    private final String method;
    private final String[] segments;

    private RoutePattern(String text, boolean isPath, String method, String[] segments) {
        this.text = text;
        this.isPath = isPath;
        this.method = method;
        this.segments = segments;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is blank or its braces do not match
     */
    public static RoutePattern of(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(
                    "A route is empty; write it as in @RequestMapping, such as /checkout/** or GET /reports/{id}.");
        }
        int path = pathAt(trimmed);
        if (path < 0) {
            return new RoutePattern(trimmed, false, "", new String[] {trimmed});
        }
        String[] segments = segments(trimmed, path);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = segment(segments[i], trimmed);
        }
        return new RoutePattern(
                trimmed, true, trimmed.substring(0, path).strip().toUpperCase(Locale.ROOT), segments);
    }

    /** Whether a task of this name is meant. */
    public boolean matches(String taskName) {
        if (!isPath) {
            return matchesText(segments[0], taskName);
        }
        int path = pathAt(taskName);
        if (path < 0) {
            return false;
        }
        if (!method.isEmpty()
                && !method.contentEquals(taskName.substring(0, path).strip())) {
            return false;
        }
        return matchesFrom(0, segments(taskName, path), 0);
    }

    /** Whether the other one was written the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoutePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private boolean matchesFrom(int pattern, String[] names, int name) {
        if (pattern == segments.length) {
            return name == names.length;
        }
        if (segments[pattern].equals(ANY_NUMBER)) {
            for (int rest = name; rest <= names.length; rest++) {
                if (matchesFrom(pattern + 1, names, rest)) {
                    return true;
                }
            }
            return false;
        }
        return name < names.length
                && matchesText(segments[pattern], names[name])
                && matchesFrom(pattern + 1, names, name + 1);
    }

    /** Wildcards inside one segment, without backtracking over more than the last star. */
    private static boolean matchesText(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            if (wanted == '*' && p < pattern.length()) {
                star = p++;
                starName = n;
            } else if (p < pattern.length() && (wanted == '?' || wanted == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the path begins: at the start or after one word, -1 when the name is not that of a route. */
    private static int pathAt(String name) {
        if (name.startsWith("/")) {
            return 0;
        }
        int blank = name.indexOf(' ');
        return blank > 0 && blank + 1 < name.length() && name.charAt(blank + 1) == '/' ? blank + 1 : -1;
    }

    private static String[] segments(String name, int path) {
        String rest = name.substring(path + 1);
        return rest.isEmpty() ? new String[0] : rest.split("/", -1);
    }

    private static String segment(String segment, String whole) {
        boolean opens = segment.startsWith("{");
        boolean closes = segment.endsWith("}");
        if (opens != closes) {
            throw new IllegalArgumentException(
                    "The route " + whole + " has a brace too many or too few in \"" + segment + "\".");
        }
        if (opens) {
            return segment.startsWith("{*") ? ANY_NUMBER : "*";
        }
        return segment;
    }
}
