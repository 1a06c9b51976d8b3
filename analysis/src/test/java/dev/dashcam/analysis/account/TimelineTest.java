/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {
    private static final int A = Place.region(1);
    private static final int B = Place.region(2);

    private final Timeline timeline = new Timeline(new HeapBudget(1 << 20));

    @Test
    void time_inNestedRegions_countsForTheInnermost() {
        timeline.add(B, 20, 40, 1, true);
        timeline.add(A, 10, 60, 0, true);

        assertThat(parts(0, 100, 0)).containsExactly("-1:0-10", "2:10-20", "4:20-40", "2:40-60", "-1:60-100");
    }

    @Test
    void time_onTheFirstThread_countsBeforeThatOnOthers() {
        timeline.add(A, 10, 50, 0, true);
        timeline.add(B, 30, 80, 0, false);

        assertThat(parts(0, 90, 0)).containsExactly("-1:0-10", "2:10-30", "2:30-50", "4:50-80", "-1:80-90");
    }

    @Test
    void time_beforeTheRecordingIsComplete_countsAsNotRecordedUnlessKnown() {
        timeline.add(A, 10, 30, 0, true);

        assertThat(parts(0, 100, 50)).containsExactly("-2:0-10", "2:10-30", "-2:30-50", "-1:50-100");
    }

    @Test
    void stretches_beyondTheSpan_areCut() {
        timeline.add(A, -50, 500, 0, true);

        assertThat(parts(0, 100, 0)).containsExactly("2:0-100");
    }

    @Test
    void stretches_ofTheSameInstant_countForTheDeepest() {
        timeline.add(B, 10, 20, 1, true);
        timeline.add(A, 10, 20, 0, true);

        assertThat(parts(10, 20, 0)).containsExactly("4:10-20");
        assertThat(timeline.around(0)).isEqualTo(A);
        assertThat(timeline.around(1)).isEqualTo(Place.OUTSIDE);
    }

    private List<String> parts(long from, long to, long completeFrom) {
        List<String> parts = new ArrayList<>();
        timeline.divide(from, to, completeFrom, (place, begin, end) -> parts.add(place + ":" + begin + "-" + end));
        return parts;
    }
}
