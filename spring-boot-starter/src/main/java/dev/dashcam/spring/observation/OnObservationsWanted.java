/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import java.util.Locale;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.PlaceholderResolutionException;

/** Unless they are switched off, by any of the words for that; Spring Boot's own condition knows one of them alone. */
final class OnObservationsWanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        try {
            String text = context.getEnvironment().getProperty("dashcam.observations.enabled", "true");
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "false", "off", "no", "0" -> false;
                default -> true;
            };
        } catch (PlaceholderResolutionException unfilled) {
            return true;
        }
    }
}
