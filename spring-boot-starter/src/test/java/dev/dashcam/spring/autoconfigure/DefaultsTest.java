/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DefaultsTest {
    /** One property of each group, set to what it is anyway. */
    private static final Map<String, String> ONE_OF_EACH_GROUP = Map.of(
            "dashcam.jvm.enabled", "false",
            "dashcam.triggers.latency.enabled", "true",
            "dashcam.triggers.stuck.enabled", "true",
            "dashcam.limits.per-hour", "10",
            "dashcam.spool.max-files", "32",
            "dashcam.web.deferred-results", "stream",
            "dashcam.observations.enabled", "true",
            "dashcam.logs.enabled", "true",
            "dashcam.test.enabled", "false");

    @Test
    void groupInWhichNothingIsSet_isLikeOneThatIsBoundWithItsDefaults() {
        assertThat(bound(Map.of())).isEqualTo(bound(ONE_OF_EACH_GROUP));
    }

    @Test
    void onePropertyOfAGroup_leavesTheOthersAsTheyAre() {
        DashcamProperties.Limits limits =
                bound(Map.of("dashcam.limits.per-day", "5")).limits();
        assertThat(limits.perDay()).isEqualTo(5);
        assertThat(limits.perHour()).isEqualTo(DashcamProperties.Limits.DEFAULT.perHour());
    }

    private static DashcamProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dashcam", DashcamProperties.class);
    }
}
