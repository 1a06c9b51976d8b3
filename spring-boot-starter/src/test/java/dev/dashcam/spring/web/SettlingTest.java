/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A request is looked at by its observation, by the filter and at its end, on the hottest of all paths. */
final class SettlingTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/settled");
    private final CountingResponse response = new CountingResponse();

    private FlightRecorder recorder;

    @BeforeEach
    void start() {
        recorder = FlightRecorder.builder().memory(4 << 20).readyLater().start();
    }

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void answer_isLookedAtOnce() throws Exception {
        serve(200);

        assertThat(response.looks).isEqualTo(1);
        assertThat(attributesAtTheEnd()).containsEntry("http.status", 200L);
    }

    @Test
    void answerWhoseStatusChanges_isLookedAtAgain() throws Exception {
        serve(503);

        assertThat(response.looks).isEqualTo(2);
        assertThat(attributesAtTheEnd()).containsEntry("http.status", 503L);
    }

    /** As Jetty does, and all where nobody observes requests, which sets the status. */
    @Test
    void failureThatTheServerAnswersLater_hasTheStatusOfThatAnswer() throws Exception {
        RequestTaskFilter filter = new RequestTaskFilter(recorder);

        assertThatThrownBy(() -> filter.doFilter(request, response, (in, out) -> {
                    throw new ServletException("nobody deals with it");
                }))
                .isInstanceOf(ServletException.class);

        assertThat(attributesAtTheEnd()).containsEntry("http.status", 500L);
    }

    /** As a container does that has a page for the errors of this status. */
    private void serve(int statusAtTheEnd) throws Exception {
        RequestEndListener listener = new RequestEndListener();
        ServletRequestEvent event = new ServletRequestEvent(request.getServletContext(), request);
        listener.requestInitialized(event);
        new RequestTaskFilter(recorder).doFilter(request, response, (in, out) -> {
            OpenRequest open = OpenRequest.of(in);
            assertThat(open).isNotNull();
            open.settle((HttpServletRequest) in);
        });
        response.setStatus(statusAtTheEnd);
        listener.requestDestroyed(event);
    }

    private Map<String, Object> attributesAtTheEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        recorder.writeTo(bytes);
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.TASK_END) {
                    return Map.copyOf(event.attributes());
                }
            }
        }
        throw new AssertionError("no task has ended");
    }

    private static final class CountingResponse extends MockHttpServletResponse {
        private int looks;

        @Override
        public @Nullable String getContentType() {
            looks++;
            return super.getContentType();
        }
    }
}
