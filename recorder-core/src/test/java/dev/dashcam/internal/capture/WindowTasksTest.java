/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static dev.dashcam.internal.capture.HandMadeChunks.regionBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.taskBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.taskEnd;
import static dev.dashcam.internal.capture.HandMadeChunks.unlistedBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which tasks were open when a generation began. */
final class WindowTasksTest extends HandMadeWindow {
    private static final long LONG_AGO = 60_000_000_000L;

    @Test
    void task_withAnEnd_wasOpenFromItsStartEvenWithoutItsBegin() {
        chunks.owned(7, taskEnd(2500, 1, 500));

        assertThat(tasks()).containsExactly("1@500/7", "1@500/7", "");
    }

    @Test
    void task_thatBeginsOrEndsAtACut_isOpenThereOnlyIfItEnds() {
        chunks.owned(7, taskBegin(1000, 1), taskEnd(2000, 1, 1000), taskBegin(2000, 2), taskEnd(2000, 2, 2000));

        assertThat(tasks()).containsExactly("", "1@1000/7", "");
    }

    @Test
    void task_whoseEndIsYoungerThanTheCutoff_wasOpen() {
        chunks.owned(7, taskEnd(4500, 1, 1500));

        assertThat(tasks()).containsExactly("", "1@1500/7", "1@1500/7");
        assertThat(written().get(2).allEvents()).isEmpty();
    }

    @Test
    void task_thatBeganAndEndedAfterTheCutoff_wasNotOpen() {
        chunks.owned(7, taskBegin(4100, 1), taskEnd(4500, 1, 4100));

        assertThat(tasks()).containsExactly("", "", "");
    }

    @Test
    void task_inTheTable_isOpen() {
        live.tasks.add(task(1, 1500, 9));

        assertThat(tasks()).containsExactly("", "1@1500/9", "1@1500/9");
    }

    @Test
    void task_inTheTableWithAnEndInTheCopy_hasEnded() {
        live.tasks.add(task(1, 500, 9));
        live.tasks.add(task(2, 500, 9));
        chunks.owned(7, taskEnd(2500, 1, 500)).owned(8, taskEnd(3950, 2, 500));

        assertThat(tasks()).containsExactly("1@500/7,2@500/8", "1@500/7,2@500/8", "2@500/8");
    }

    @Test
    void task_inTheTableWhoseEndIsOlderThanTheCopyIsComplete_hasEnded() {
        completeFromNanos = 1500;
        live.tasks.add(task(1, 500, 9));
        chunks.owned(7, taskEnd(1400, 1, 500), value(1600, 1));

        assertThat(tasks()).containsExactly("", "", "");
    }

    @Test
    void task_inTheTableThatSaysWhenItEnded_wasOpenUntilThen() {
        completeFromNanos = 1500;
        live.tasks.add(new OpenTask(1, 0, 0, 0, 500, 1400, 9, null, Map.of()));
        live.tasks.add(new OpenTask(2, 0, 0, 0, 500, 2500, 9, null, Map.of()));
        live.tasks.add(new OpenTask(3, 0, 0, 0, 500, 3950, 9, null, Map.of()));
        chunks.owned(7, taskBegin(1600, 4));
        live.tasks.add(new OpenTask(4, 0, 0, 0, 1600, 2600, 7, null, Map.of()));

        assertThat(tasks()).containsExactly("2@500/9,3@500/9", "2@500/9,3@500/9,4@1600/7", "3@500/9");
    }

    @Test
    void task_thatWasBeginningWhenTheTableWasCopied_isKnownByItsBegin() {
        live.tasks.add(task(1, OpenWork.NOT_BEGUN, 7));
        live.tasks.add(task(2, OpenWork.NOT_BEGUN, 8));
        live.tasks.add(task(3, OpenWork.NOT_BEGUN, 9));
        chunks.owned(7, taskBegin(1500, 1)).owned(8, taskBegin(4000, 2));

        assertThat(tasks()).containsExactly("", "1@1500/7", "1@1500/7");
    }

    @Test
    void begin_withoutEndAboutWhenTheTableWasCopied_provesAnOpenTask() {
        chunks.owned(7, taskBegin(1500, 1));

        assertThat(tasks()).containsExactly("", "1@1500/7", "1@1500/7");
    }

    @Test
    void begin_olderThanTheCopyIsComplete_provesNothing() {
        completeFromNanos = 1500;
        chunks.owned(7, taskBegin(1499, 1), unlistedBegin(1499, 2), value(1600, 1));

        assertThat(tasks()).containsExactly("", "", "");
    }

    @Test
    void begin_olderThanWhatWasCopied_provesNothing() {
        copiedFromNanos = 1500;
        chunks.owned(7, taskBegin(1499, 1), regionBegin(1499, 0), unlistedBegin(1499, 2), value(1600, 1));

        assertThat(tasks()).containsExactly("", "", "");
        assertThat(regions()).containsExactly("", "", "");
    }

    @Test
    void begin_thatTheTableShouldHaveShown_hasLostItsEnd() {
        cuts = new long[] {0, LONG_AGO};
        tableNanos = LONG_AGO + 100;
        cutoffNanos = LONG_AGO + 200;
        chunks.owned(7, taskBegin(10, 1), unlistedBegin(20, 2));

        assertThat(tasks()).containsExactly("", "2@20/7");
    }

    @Test
    void task_inTheTableButOlderThanWhatWasOverwrittenMeanwhile_isCountedOnly() {
        completeFromNanos = 3950;
        cuts = new long[] {3000, 3960};
        live.tasks.add(task(1, 500, 9));
        live.tasks.add(task(2, 3955, 9));
        live.regions.add(new OpenRegion(0, 0, 500, OpenWork.NOT_ENDED, 9, 0));

        assertThat(tasks()).containsExactly("", "2@3955/9");
        assertThat(written()).extracting(g -> g.unlisted()[0]).containsExactly(2L, 2L);
        assertThat(regions()).containsExactly("", "");
    }

    @Test
    void task_thatCrossedThreads_namesTheThreadThatBeganIt() {
        chunks.owned(7, taskEnd(2500, 1, 1500), taskBegin(2600, 2))
                .owned(8, taskBegin(1500, 1), taskEnd(3500, 2, 2600));

        assertThat(tasks()).containsExactly("", "1@1500/8", "2@2600/7");
    }
}
