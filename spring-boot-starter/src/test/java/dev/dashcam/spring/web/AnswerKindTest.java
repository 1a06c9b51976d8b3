/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

final class AnswerKindTest {
    private static final int OK = 200;

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "Text/Event-Stream;charset=UTF-8",
                "application/x-ndjson",
                "application/octet-stream",
                "video/mp4"
            })
    void typeThatIsReadAtTheReadersPace_isAStream(String type) {
        response.setContentType(type);

        assertThat(AnswerKind.isStream(response, OK)).isTrue();
    }

    @Test
    void attachment_isAStreamWhateverItsType() {
        response.setContentType("text/csv");
        response.setHeader("Content-Disposition", "Attachment; filename=orders.csv");

        assertThat(AnswerKind.isStream(response, OK)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html;charset=UTF-8", "image/png"})
    void otherType_isNone(String type) {
        response.setContentType(type);

        assertThat(AnswerKind.isStream(response, OK)).isFalse();
    }
}
