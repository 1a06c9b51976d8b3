/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.logged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.redaction.SecretPatterns;
import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogLevel;
import org.junit.jupiter.api.Test;

final class LogLinesTest {
    @Test
    void line_readsLikeALog() {
        LogEvent event = new LogEvent(
                1_000,
                LogLevel.WARN,
                "com.acme.Pay",
                "exec-3",
                "card {} refused",
                "java.net.SocketTimeoutException",
                "com.acme.Pay.charge(Pay.java:42)");

        assertThat(LogLines.line(event, text -> text))
                .isEqualTo("1970-01-01T00:00:01.000Z WARN  [exec-3] com.acme.Pay: card {} refused"
                        + " (java.net.SocketTimeoutException at com.acme.Pay.charge(Pay.java:42))");
    }

    @Test
    void line_ofSeveralLines_isOne() {
        assertThat(LogLines.line(plain("first\nsecond\u001b[31m"), text -> text))
                .endsWith(": first second [31m");
    }

    @Test
    void line_withASecret_hidesIt() {
        assertThat(LogLines.line(plain("login with password=hunter2-4711"), new SecretPatterns()))
                .contains("login with")
                .doesNotContain("hunter2");
    }

    @Test
    void line_thatCannotBeLookedThrough_isHidden() {
        assertThat(LogLines.line(plain("anything"), text -> {
                    throw new IllegalStateException("no");
                }))
                .endsWith(": (hidden)")
                .doesNotContain("anything");
    }

    private static LogEvent plain(String text) {
        return new LogEvent(0, LogLevel.INFO, "com.acme", "main", text, null, null);
    }
}
