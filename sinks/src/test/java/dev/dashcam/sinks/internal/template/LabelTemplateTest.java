/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.SealedFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "plain, plain",
        "{id}, 7f3k2q",
        "a/{service}/{yyyy}-{MM}-{dd}/{instance}/{time}-{trigger}.dcam,"
                + " a/shop/2026-11-22/shop-7d4f/20261122T223851Z-latency.dcam",
        "{key}, shop/2026/11/22/shop-7d4f/20261122T223851Z-latency-7f3k2q.dcam"
    })
    void placeholders_areFilledFromTheLabel(String template, String filled) {
        assertThat(LabelTemplate.parse(template).fill(SealedFiles.label("7f3k2q")))
                .isEqualTo(filled);
    }

    @Test
    void factsThatAreNotKnownOrNotPlain_neverLeadElsewhere() {
        LabelTemplate template = LabelTemplate.parse("{service}/{instance}/{yyyy}");
        assertThat(template.fill(SealedFiles.label("a", Map.of()))).isEqualTo("unknown/unknown/unknown");
        assertThat(template.fill(SealedFiles.label(
                        "a", Map.of(SnapshotLabel.SERVICE, "../..", SnapshotLabel.INSTANCE, "a b/c?&%"))))
                .isEqualTo("-.-../a-b-c---/unknown");
    }

    @ParameterizedTest
    @CsvSource({"{keys}, {keys} is not known", "{key, A brace is not closed", "{}, {} is not known"})
    void whatIsNotKnown_isRefusedWithWhatThereIs(String template, String problem) {
        assertThatThrownBy(() -> LabelTemplate.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem)
                .hasMessageContaining("there are {key}, {id}, {service}");
    }
}
