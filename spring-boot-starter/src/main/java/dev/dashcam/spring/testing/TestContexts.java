/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.testing;

import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Marks every context that Spring's test framework makes; found and called by it alone. */
public final class TestContexts {
    private static final String MARK = "dashcam-test-context";

    private TestContexts() {}

    /** Whether the environment is that of a test. */
    public static boolean isOne(Environment environment) {
        return environment.containsProperty(MARK);
    }

    /** Gives each test context the same mark, so that none is made twice for it. */
    public static final class MarkFactory implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return new Mark();
        }
    }

    private record Mark() implements ContextCustomizer {
        @Override
        public void customizeContext(
                org.springframework.context.ConfigurableApplicationContext context,
                MergedContextConfiguration configuration) {
            ConfigurableEnvironment environment = context.getEnvironment();
            environment.getPropertySources().addLast(new MapPropertySource(MARK, Map.of(MARK, "true")));
        }
    }
}
