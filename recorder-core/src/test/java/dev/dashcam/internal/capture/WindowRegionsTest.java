/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static dev.dashcam.internal.capture.HandMadeChunks.regionBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.regionEnd;
import static dev.dashcam.internal.capture.HandMadeChunks.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import org.junit.jupiter.api.Test;

/** Which regions were open when a generation began. */
final class WindowRegionsTest extends HandMadeWindow {

    @Test
    void region_inTheLiveStackThatSaysWhenItEnded_wasOpenUntilThen() {
        completeFromNanos = 1500;
        live.regions.add(new OpenRegion(0, 0, 500, 1400, 9, 0));
        live.regions.add(new OpenRegion(0, 0, 500, 2500, 8, 0));
        live.regions.add(new OpenRegion(0, 0, 1600, 2600, 7, 0));
        chunks.owned(7, regionBegin(1600, 0));

        assertThat(regions()).containsExactly("8:0@500", "7:0@1600 8:0@500", "");
    }

    @Test
    void region_withAnEnd_wasOpenFromItsStart() {
        chunks.owned(7, regionEnd(2500, 1, 1500), regionEnd(3500, 0, 500));

        assertThat(regions()).containsExactly("7:0@500", "7:0@500 7:1@1500", "7:0@500");
    }

    @Test
    void region_isEndedWithTheOneAroundIt() {
        live.regions.add(new OpenRegion(0, 0, 1200, OpenWork.NOT_ENDED, 8, 3));
        chunks.owned(7, regionBegin(1100, 0), regionBegin(1200, 1), regionEnd(2500, 0, 1100))
                .owned(8, regionEnd(2500, 2, 1100));

        assertThat(regions()).containsExactly("", "7:0@1100 7:1@1200 8:2@1100 8:3@1200", "");
    }

    @Test
    void region_atWhoseDepthAnotherBegan_hasEnded() {
        chunks.owned(7, regionBegin(1100, 1), regionBegin(2100, 1), regionEnd(3100, 1, 2100));

        assertThat(regions()).containsExactly("", "7:1@1100", "7:1@2100");
    }

    @Test
    void region_inTheLiveStack_isOpenOnceListed() {
        live.regions.add(new OpenRegion(0, 0, 500, OpenWork.NOT_ENDED, 7, 0));
        live.regions.add(new OpenRegion(0, 0, 2500, OpenWork.NOT_ENDED, 7, 1));
        live.regions.add(new OpenRegion(0, 0, 700, OpenWork.NOT_ENDED, 9, 0));
        chunks.owned(7, regionBegin(1500, 1), regionEnd(1600, 1, 1500), regionBegin(2500, 1));

        assertThat(regions()).containsExactly("7:0@500 9:0@700", "7:0@500 9:0@700", "7:0@500 7:1@2500 9:0@700");
    }

    @Test
    void region_inTheLiveStackThatEndedBeforeItsChunkWasCopied_hasEnded() {
        live.regions.add(new OpenRegion(0, 0, 500, OpenWork.NOT_ENDED, 7, 0));
        live.regions.add(new OpenRegion(0, 0, 600, OpenWork.NOT_ENDED, 7, 1));
        chunks.owned(7, regionEnd(3950, 0, 500));

        assertThat(regions()).containsExactly("7:0@500 7:1@600", "7:0@500 7:1@600", "7:0@500 7:1@600");
    }

    @Test
    void region_inTheLiveStackThatBeganAtTheInstantOfAnotherThatEnded_isOpen() {
        completeFromNanos = 1500;
        live.regions.add(new OpenRegion(0, 0, 1400, OpenWork.NOT_ENDED, 7, 0));
        live.regions.add(new OpenRegion(0, 0, 1400, OpenWork.NOT_ENDED, 7, 1));
        chunks.owned(
                7,
                regionBegin(1400, 0),
                regionEnd(1400, 0, 1400),
                regionBegin(1400, 0),
                regionBegin(1400, 1),
                value(1600, 1),
                regionEnd(2500, 1, 1400));

        assertThat(regions()).containsExactly("7:0@1400 7:1@1400", "7:0@1400 7:1@1400", "7:0@1400");
    }

    @Test
    void regions_inTheLiveStackThatBeganAndEndedAtOneInstant_haveEnded() {
        completeFromNanos = 1500;
        live.regions.add(new OpenRegion(0, 0, 1400, OpenWork.NOT_ENDED, 7, 0));
        chunks.owned(7, regionEnd(1400, 0, 1400), regionBegin(1400, 0), regionEnd(1400, 0, 1400), value(1600, 1));

        assertThat(regions()).containsExactly("", "", "");
    }

    @Test
    void region_olderThanTheCopyIsComplete_isNotProvedByItsBegin() {
        completeFromNanos = 1500;
        chunks.owned(7, regionBegin(1400, 0), value(1600, 1));

        assertThat(regions()).containsExactly("", "", "");
    }

    @Test
    void region_ofAThreadThatEnded_hasEnded() {
        chunks.owned(7, regionBegin(1100, 0), HandMadeChunks.event(EventRecord.THREAD_END, 2500));

        assertThat(regions()).containsExactly("", "7:0@1100", "");
    }
}
