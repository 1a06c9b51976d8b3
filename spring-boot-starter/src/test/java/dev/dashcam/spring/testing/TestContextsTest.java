/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

final class TestContextsTest {
    @TempDir
    static Path spool;

    @Test
    void recorder_isOffInTests() {
        assertThat(records(Ordinary.class)).isFalse();
    }

    @Test
    void recorder_isOnInTestsThatAskForIt() {
        assertThat(records(Asking.class)).isTrue();
    }

    private static boolean records(Class<?> test) {
        TestContext context = new TestContextManager(test).getTestContext();
        try {
            return context.getApplicationContext()
                    .getBean(FlightRecorder.class)
                    .status()
                    .recording();
        } finally {
            // kept open it would share its recorder with the tests that follow
            context.markApplicationContextDirty(null);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
    static class Ordinary {}

    @SpringBootTest(
            classes = Application.class,
            webEnvironment = SpringBootTest.WebEnvironment.NONE,
            properties = {"dashcam.test.enabled=true", "dashcam.memory=4MB"})
    static class Asking {
        @DynamicPropertySource
        static void folder(DynamicPropertyRegistry registry) {
            registry.add("dashcam.spool.directory", () -> spool.toString());
        }
    }
}
