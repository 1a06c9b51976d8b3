/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.jvm.jfr.ForeignRecordings.Wishes;
import dev.dashcam.jvm.WhenShared;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LeanEventsTest {
    private static final Wishes NOBODY = new Wishes(false, Map.of());
    private static final Wishes SOMEBODY = new Wishes(
            true,
            Map.of(
                    "jdk.ThreadPark#enabled", "true",
                    "jdk.ThreadPark#threshold", "50 ms",
                    "jdk.ThreadPark#stackTrace", "false",
                    "jdk.SocketRead#enabled", "true",
                    "jdk.SocketRead#threshold", "10 ms",
                    "jdk.SocketRead#throttle", "100/s",
                    "jdk.ExecutionSample#enabled", "true",
                    "jdk.ExecutionSample#period", "50 ms"));

    /** As a stream that was told an event's name and nothing more. */
    private static final Wishes LOWER_THAN_US = new Wishes(true, Map.of("jdk.ThreadPark#enabled", "true"));

    @Test
    void alone_weRecordWaitsOfAMillisecondAndAllOfThem() {
        assertThat(LeanEvents.settings("1 ms", NOBODY, WhenShared.RESPECT))
                .containsEntry("jdk.ThreadPark#threshold", "1 ms")
                .containsEntry("jdk.SocketRead#throttle", "off")
                .containsEntry("jdk.GCPhasePause#threshold", "0 ns")
                .containsEntry("jdk.ExecutionSample#period", "20 ms")
                .containsEntry("jdk.ContainerConfiguration#period", "5 s")
                .containsEntry("dashcam.ClockSync#enabled", "true");
    }

    @Test
    void besideOthers_weKeepToWhatTheyHaveSet() {
        assertThat(LeanEvents.settings("1 ms", SOMEBODY, WhenShared.RESPECT))
                .containsEntry("jdk.ThreadPark#threshold", "50 ms")
                .containsEntry("jdk.ThreadPark#stackTrace", "false")
                .containsEntry("jdk.SocketRead#threshold", "10 ms")
                .containsEntry("jdk.SocketRead#throttle", "100/s")
                .containsEntry("jdk.ExecutionSample#period", "50 ms");
    }

    @Test
    void besideOthers_whatTheyDoNotRecordIsRecordedAsTheJdkWould() {
        assertThat(LeanEvents.settings("1 ms", SOMEBODY, WhenShared.RESPECT))
                .containsEntry("jdk.JavaMonitorEnter#threshold", "20 ms");
    }

    @Test
    void besideOthers_ourOwnThresholdsHoldWhereThatIsAskedFor() {
        Map<String, String> settings = LeanEvents.settings("1 ms", SOMEBODY, WhenShared.LOWER);

        assertThat(LeanEvents.settings("1 ms", LOWER_THAN_US, WhenShared.LOWER))
                .containsEntry("jdk.ThreadPark#threshold", "0 ns");
        assertThat(settings).isEqualTo(LeanEvents.settings("1 ms", NOBODY, WhenShared.LOWER));
        assertThat(LeanEvents.thresholdsInForce(settings, SOMEBODY)).containsEntry("jdk.ThreadPark", "1 ms");
    }

    @Test
    void thresholdsInForce_areTheLowestOfAnybodys() {
        Wishes lower = new Wishes(true, Map.of("jdk.ThreadPark#enabled", "true", "jdk.ThreadPark#threshold", "10 us"));

        assertThat(LeanEvents.thresholdsInForce(LeanEvents.settings("1 ms", NOBODY, WhenShared.RESPECT), lower))
                .containsEntry("jdk.ThreadPark", "10 us")
                .containsEntry("jdk.ThreadSleep", "1 ms");
    }

    @Test
    void nothingThatHoldsSecrets_isAskedFor() {
        assertThat(LeanEvents.settings("1 ms", NOBODY, WhenShared.RESPECT).keySet())
                .noneMatch(key -> key.matches("jdk\\.(Initial.*|SystemProcess|JVMInformation|.*Flag.*)#.*"));
    }
}
