/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.autoconfigure.DashcamAutoConfiguration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

/** Controllers into which a recorder is injected can be tested with {@code @WebMvcTest}, wherever Spring Boot has it. */
final class SliceTest {
    @Test
    void webMvcTest_hasARecorderThatIsOff() {
        ClassLoader loader = SliceTest.class.getClassLoader();
        Class<?> slice = Stream.of(
                        "org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc",
                        "org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc")
                .filter(name -> ClassUtils.isPresent(name, loader))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .findFirst()
                .orElseThrow();
        assertThat(ImportCandidates.load(slice, loader).getCandidates())
                .contains(DashcamAutoConfiguration.class.getName());
    }
}
