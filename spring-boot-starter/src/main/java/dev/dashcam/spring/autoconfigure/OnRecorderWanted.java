/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.spring.testing.TestContexts;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.PlaceholderResolutionException;

/** Whether there is to be a recorder: unless it was switched off, and in test contexts only when asked for. */
class OnRecorderWanted extends SpringBootCondition {
    /** The opposite. */
    static final class Not extends OnRecorderWanted {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionOutcome wanted = super.getMatchOutcome(context, metadata);
            return new ConditionOutcome(!wanted.isMatch(), wanted.getConditionMessage());
        }
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Dashcam");
        Environment environment = context.getEnvironment();
        if (!is(environment, "dashcam.enabled", true)) {
            return ConditionOutcome.noMatch(message.because("dashcam.enabled is false"));
        }
        if (TestContexts.isOne(environment) && !is(environment, "dashcam.test.enabled", false)) {
            return ConditionOutcome.noMatch(message.because("this is a test and dashcam.test.enabled is not true"));
        }
        return ConditionOutcome.match(message.because("nothing switches it off"));
    }

    /** What is neither yes nor no is told where all properties are read, and so is a placeholder without a value. */
    private static boolean is(Environment environment, String property, boolean otherwise) {
        try {
            String text = environment.getProperty(property, "").strip().toLowerCase(Locale.ROOT);
            return switch (text) {
                case "true", "on", "yes", "1" -> true;
                case "false", "off", "no", "0" -> false;
                default -> otherwise;
            };
        } catch (PlaceholderResolutionException unfilled) {
            return otherwise;
        }
    }
}
