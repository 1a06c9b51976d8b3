/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Our health details are switched as all are; Spring Boot's own condition for it is in another package in 3 than in 4. */
final class OnHealthWanted implements Condition {
    private static final String OURS = "management.health.dashcam.enabled";
    private static final String ALL = "management.health.defaults.enabled";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return environment.getProperty(OURS, Boolean.class, environment.getProperty(ALL, Boolean.class, true));
    }
}
