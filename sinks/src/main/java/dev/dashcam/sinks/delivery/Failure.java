/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.DeliveryException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a sink threw, in words and with what to do about it. */
final class Failure {
    private Failure() {}

    static String words(Throwable failed) {
        String message = failed.getMessage();
        return failed instanceof IOException && message != null && !message.isBlank() ? message : failed.toString();
    }

    static boolean isFinal(Throwable failed) {
        return failed instanceof DeliveryException told && told.isFinal();
    }

    static @Nullable Duration pause(Throwable failed) {
        return failed instanceof DeliveryException told ? told.pause() : null;
    }
}
