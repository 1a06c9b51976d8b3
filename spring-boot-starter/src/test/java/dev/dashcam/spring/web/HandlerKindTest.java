/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;

final class HandlerKindTest {
    @ParameterizedTest
    @CsvSource({
        "deferred, true, STREAM",
        "deferred, false, ORDINARY",
        "future, true, ORDINARY",
        "callable, true, ORDINARY",
        "text, true, ORDINARY"
    })
    void handler_isWhatItsAnswerIs(String name, boolean deferredAreStreams, HandlerKind kind) throws Exception {
        HandlerMethod handler = new HandlerMethod(new Handlers(), name);
        assertThat(new HandlerKind.Known(deferredAreStreams).of(handler)).isEqualTo(kind);
    }

    static final class Handlers {
        public DeferredResult<String> deferred() {
            return new DeferredResult<>();
        }

        public CompletableFuture<String> future() {
            return new CompletableFuture<>();
        }

        public Callable<String> callable() {
            return () -> "";
        }

        public String text() {
            return "";
        }
    }
}
