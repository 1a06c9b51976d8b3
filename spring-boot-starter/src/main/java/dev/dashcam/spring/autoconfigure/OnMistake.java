/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.util.Locale;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** What a mistake in the properties does, and how it is told where the application starts all the same. */
final class OnMistake {
    private OnMistake() {}

    /** Read by itself: a mistake elsewhere keeps the properties from being bound as a whole. */
    static DashcamProperties.OnError of(Environment environment) {
        String chosen = environment.getProperty("dashcam.on-error", environment.getProperty("dashcam.onError", ""));
        return chosen.strip().toLowerCase(Locale.ROOT).equals("disable")
                ? DashcamProperties.OnError.DISABLE
                : DashcamProperties.OnError.FAIL;
    }

    /** One clause that names the property. */
    static String words(RuntimeException mistake) {
        if (mistake instanceof DashcamMistakeException told) {
            String message = String.valueOf(told.getMessage()).replaceAll("\\s*\\n\\s*", " ");
            return message.startsWith(told.property()) ? message : told.property() + ": " + message;
        }
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                return "nothing is known of "
                        + unbound.getUnboundProperties().iterator().next().getName();
            }
            if (cause instanceof BindException bind && bind.getProperty() != null) {
                return bind.getProperty().getName() + " cannot be \""
                        + bind.getProperty().getValue() + "\"";
            }
        }
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(mistake).getMessage());
    }
}
