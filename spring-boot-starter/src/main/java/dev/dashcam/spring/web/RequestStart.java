/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

/**
 * What a proxy says in {@code X-Request-Start} of when it took the request: how long it was on its way to the first line of our
 * code, which nothing in this process can see. Proxies write the time since 1970 in seconds with decimals, in milliseconds or in
 * microseconds, with or without {@code t=} before it.
 */
final class RequestStart {
    /** The header. */
    static final String HEADER = "X-Request-Start";
    /** Nothing that can be believed. */
    static final long UNKNOWN = -1;

    private static final int MAX_DIGITS = 18;
    private static final double FIRST_MILLIS = 1e11;
    private static final double FIRST_MICROS = 1e14;
    private static final double FIRST_NANOS = 1e17;
    /** A longer way is two clocks that do not agree. */
    private static final double LONGEST_MILLIS = 600_000;

    private RequestStart() {}

    /**
     * How long ago that was.
     *
     * @param nowMillis since 1970
     * @return milliseconds, or {@link #UNKNOWN} when the text is no time, one in the future or one long ago
     */
    static long millisBefore(String header, long nowMillis) {
        double millis = nowMillis - millis(header);
        return millis >= 0 && millis <= LONGEST_MILLIS ? (long) millis : UNKNOWN;
    }

    /** The time in milliseconds, NaN when it is none. */
    private static double millis(String header) {
        double time = number(header, header.startsWith("t=") ? 2 : 0);
        if (time >= FIRST_NANOS) {
            return time / 1e6;
        }
        if (time >= FIRST_MICROS) {
            return time / 1e3;
        }
        return time >= FIRST_MILLIS ? time : time * 1e3;
    }

    /** Not the JDK's, which throws: anybody may send such a header. */
    private static double number(String text, int from) {
        double number = 0;
        double scale = 0;
        for (int at = from; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next >= '0' && next <= '9') {
                number = 10 * number + (next - '0');
                scale *= 10;
            } else if (next == '.' && scale == 0) {
                scale = 1;
            } else {
                return Double.NaN;
            }
        }
        int digits = text.length() - from;
        return digits == 0 || digits > MAX_DIGITS + 1 ? Double.NaN : scale == 0 ? number : number / scale;
    }
}
