/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static dev.dashcam.internal.capture.HandMadeChunks.on;
import static dev.dashcam.internal.capture.HandMadeChunks.regionBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.regionEnd;
import static dev.dashcam.internal.capture.HandMadeChunks.taskBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.taskEnd;
import static dev.dashcam.internal.capture.HandMadeChunks.unlistedBegin;
import static dev.dashcam.internal.capture.HandMadeChunks.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.capture.KeptOutput.Written;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.read.Generation.Loss;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Copies made by hand, cut at 1000, 2000 and 3000, with a cutoff at 4000. */
final class WindowWriterTest {
    private static final long LONG_AGO = 60_000_000_000L;

    private final HandMadeChunks chunks = new HandMadeChunks();
    private final OpenWork live = new OpenWork();
    private long[] cuts = {1000, 2000, 3000};
    private long tableNanos = 3900;
    private long copiedFromNanos = 0;
    private long completeFromNanos = 0;
    private long cutoffNanos = 4000;

    @Test
    void events_areWrittenByThreadInOrder() {
        chunks.owned(7, value(1100, 1), value(1200, 2)).owned(8, value(1150, 3)).owned(7, value(1300, 4));

        assertThat(written().get(0).events())
                .isEqualTo(Map.of(
                        7L, List.of("value 1 1100", "value 2 1200", "value 4 1300"), 8L, List.of("value 3 1150")));
    }

    @Test
    void event_atACut_belongsToTheGenerationThatBegins() {
        chunks.owned(7, value(1999, 1), value(2000, 2), value(2001, 3));

        List<Written> written = written();

        assertThat(written.get(0).allEvents()).containsExactly("value 1 1999");
        assertThat(written.get(1).allEvents()).containsExactly("value 2 2000", "value 3 2001");
    }

    @Test
    void event_atOrAfterTheCutoff_isLeftOut() {
        chunks.owned(7, value(3999, 1), value(4000, 2), value(4001, 3));

        assertThat(written().get(2).allEvents()).containsExactly("value 1 3999");
    }

    @Test
    void event_olderThanTheCopyIsComplete_isLeftOut() {
        completeFromNanos = 1500;
        chunks.owned(7, value(1400, 1), value(1499, 2), value(1500, 3));

        Written first = written().get(0);

        assertThat(first.allEvents()).containsExactly("value 3 1500");
        assertThat(first.head().completeFromNanos()).isEqualTo(1500);
    }

    @Test
    void events_ofEqualTimes_keepTheirOrder() {
        chunks.owned(7, value(1100, 1), value(1100, 2)).owned(7, value(1100, 3), value(1100, 4));

        assertThat(written().get(0).allEvents())
                .containsExactly("value 1 1100", "value 2 1100", "value 3 1100", "value 4 1100");
    }

    @Test
    void chunks_ofOneThread_areTakenInOrderOfTime() {
        chunks.owned(7, value(1200, 2))
                .owned(8, value(1100, 9))
                .owned(7, value(1100, 1))
                .owned(7, value(1300, 3));

        assertThat(written().get(0).events().get(7L)).containsExactly("value 1 1100", "value 2 1200", "value 3 1300");
    }

    @Test
    void sharedChunks_areSortedOutByThread() {
        chunks.shared(on(7, value(1100, 1)), on(8, value(1150, 2)), on(7, value(1300, 3)))
                .shared(on(7, value(1200, 4)), on(8, value(2100, 5)));

        List<Written> written = written();

        assertThat(written.get(0).events())
                .isEqualTo(Map.of(
                        7L, List.of("value 1 1100", "value 4 1200", "value 3 1300"), 8L, List.of("value 2 1150")));
        assertThat(written.get(1).events()).isEqualTo(Map.of(8L, List.of("value 5 2100")));
    }

    @Test
    void thread_withEventsInBothKindsOfChunk_isWrittenOnce() {
        chunks.owned(7, value(1200, 2), value(2100, 4)).shared(on(7, value(1100, 1)), on(7, value(1300, 3)));

        List<Written> written = written();

        assertThat(written.get(0).events())
                .isEqualTo(Map.of(7L, List.of("value 1 1100", "value 2 1200", "value 3 1300")));
        assertThat(written.get(1).allEvents()).containsExactly("value 4 2100");
    }

    @Test
    void generation_withoutEvents_isWritten() {
        chunks.owned(7, value(3100, 1));

        assertThat(written())
                .hasSize(3)
                .allSatisfy(g -> assertThat(g.head().losses())
                        .containsExactly(
                                new Loss("test", g.head().endNanos() - g.head().startNanos())));
        assertThat(written()).extracting(g -> g.head().number()).containsExactly(5L, 6L, 7L);
    }

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
    void region_inTheLiveStackThatSaysWhenItEnded_wasOpenUntilThen() {
        completeFromNanos = 1500;
        live.regions.add(new OpenRegion(0, 0, 500, 1400, 9, 0));
        live.regions.add(new OpenRegion(0, 0, 500, 2500, 8, 0));
        live.regions.add(new OpenRegion(0, 0, 1600, 2600, 7, 0));
        chunks.owned(7, regionBegin(1600, 0));

        assertThat(regions()).containsExactly("8:0@500", "7:0@1600 8:0@500", "");
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

    private List<String> tasks() {
        return written().stream().map(g -> String.join(",", g.tasks())).toList();
    }

    private List<String> regions() {
        return written().stream().map(g -> String.join(" ", g.regions())).toList();
    }

    private List<Written> written() {
        KeptOutput out = new KeptOutput();
        Window window = new Window(
                new Cuts(5, cuts, cutoffNanos),
                tableNanos,
                completeFromNanos <= tableNanos,
                copiedFromNanos,
                completeFromNanos,
                Math.max(completeFromNanos, cuts[0]),
                cutoffNanos);
        try {
            WindowWriter.write(
                    window, new Anchor(0, 0), (from, to) -> List.of(new Loss("test", to - from)), chunks, live, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.generations;
    }

    private static OpenTask task(long id, long startNanos, long threadId) {
        return new OpenTask(id, 0, 0, 0, startNanos, OpenWork.NOT_ENDED, threadId, null, Map.of());
    }
}
