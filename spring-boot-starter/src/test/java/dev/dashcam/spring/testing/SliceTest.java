/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller that asks for a recorder can be tested with {@code @WebMvcTest}, which Spring Boot 3 and 4 have elsewhere. */
abstract class SliceTest {
    private final Class<?> slice;

    /** With a class that has the annotation. */
    SliceTest(Class<?> slice) {
        this.slice = slice;
    }

    @Test
    void webMvcTest_hasARecorderThatIsOff() throws Exception {
        TestContext context = new TestContextManager(slice).getTestContext();
        try {
            MockMvc mvc = context.getApplicationContext().getBean(MockMvc.class);
            assertThat(mvc.perform(get("/till")).andReturn().getResponse().getContentAsString())
                    .isEqualTo("recording: false");
        } finally {
            context.markApplicationContextDirty(null);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Till.class)
    static class Shop {}

    @RestController
    static class Till {
        private final FlightRecorder recorder;

        Till(FlightRecorder recorder) {
            this.recorder = recorder;
        }

        @GetMapping("/till")
        String isRecording() {
            try (Region region = recorder.region("till")) {
                return "recording: " + recorder.status().recording();
            }
        }
    }
}
