/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.logged;

import dev.dashcam.internal.redaction.StringMask;
import dev.dashcam.log.LogEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes {@code logs.txt}: the last lines of the application's log, as people read logs. */
public final class LogLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** In the place of what nobody could look through. */
    private static final String HIDDEN = "(hidden)";

    private LogLines() {}

    /**
     * Writes them in UTF-8, a line each.
     *
     * @param mask what is taken out of the texts and of the names of threads
     */
    public static void write(List<LogEvent> events, StringMask mask, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (LogEvent event : events) {
            writer.write(line(event, mask));
            writer.write('\n');
        }
        writer.flush();
    }

    private static String masked(String text, StringMask mask) {
        try {
            return mask.mask(text);
        } catch (RuntimeException unsure) {
            return HIDDEN;
        }
    }

    /** Such as {@code 2026-11-22T22:31:06.123Z WARN  [exec-3] com.acme.Pay: card {} refused}. */
    static String line(LogEvent event, StringMask mask) {
        StringBuilder line = new StringBuilder()
                .append(TIME.format(Instant.ofEpochMilli(event.epochMillis())))
                .append(String.format(Locale.ROOT, " %-5s [", event.level()))
                .append(masked(event.thread(), mask))
                .append("] ")
                .append(event.logger())
                .append(": ")
                .append(masked(event.text(), mask));
        if (event.exception() != null) {
            line.append(" (").append(event.exception());
            if (event.thrownAt() != null) {
                line.append(" at ").append(event.thrownAt());
            }
            line.append(')');
        }
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }
}
