/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static dev.dashcam.internal.capture.HandMadeChunks.on;
import static dev.dashcam.internal.capture.HandMadeChunks.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.capture.KeptOutput.Written;
import dev.dashcam.read.Generation.Loss;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WindowWriterTest extends HandMadeWindow {

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
                .extracting(g -> g.head().losses())
                .containsExactly(
                        List.of(new Loss("test", 0)), List.of(new Loss("test", 1)), List.of(new Loss("test", 2)));
        assertThat(written()).extracting(g -> g.head().number()).containsExactly(5L, 6L, 7L);
    }
}
