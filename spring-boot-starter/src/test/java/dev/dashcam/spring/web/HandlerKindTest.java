/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;
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

    @Test
    void inheritedHandler_isWhatItAnswersInEachClass() throws Exception {
        HandlerKind.Known kinds = new HandlerKind.Known(true);
        assertThat(kinds.of(new HandlerMethod(new Texts(), "get"))).isEqualTo(HandlerKind.ORDINARY);
        assertThat(kinds.of(new HandlerMethod(new Files(), "get"))).isEqualTo(HandlerKind.STREAM);
    }

    abstract static class Shelf<T> {
        public @Nullable T get() {
            return null;
        }
    }

    static final class Texts extends Shelf<String> {}

    static final class Files extends Shelf<Resource> {}

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
