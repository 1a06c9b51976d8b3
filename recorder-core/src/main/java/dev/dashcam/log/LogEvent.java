/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the application's log. Immutable; holds text alone, nothing of the application's objects.
 *
 * @param epochMillis when, on the wall clock
 * @param level how much somebody should care
 * @param logger the name of the logger
 * @param thread the name of the thread
 * @param text the message, at most {@value #MOST_CHARACTERS} characters, without its arguments unless somebody asked for them
 * @param exception the class of the exception that was logged, null when none was
 * @param thrownAt where that was thrown, such as {@code com.acme.Pay.charge(Pay.java:42)}, null when it is not known
 */
public record LogEvent(
        long epochMillis,
        LogLevel level,
        String logger,
        String thread,
        String text,
        @Nullable String exception,
        @Nullable String thrownAt) {
    /** Longer messages are cut. */
    public static final int MOST_CHARACTERS = 500;

    /** Cuts the message. */
    public LogEvent {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(logger, "logger");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(text, "text");
        if (text.length() > MOST_CHARACTERS) {
            text = text.substring(0, MOST_CHARACTERS) + "...";
        }
    }
}
