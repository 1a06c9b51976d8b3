/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.SinkStatus.Breaker;
import dev.dashcam.sink.StoreStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreNotesTest {
    @Test
    void storeThatIsWell_isNotMentioned() {
        SinkStatus well = new SinkStatus("s3", Breaker.CLOSED, 3, 1, 2, 100, 0, 0, null, 0, null);
        assertThat(StoreNotes.of(new StoreStatus(2, 100, 1000, 4, 0, List.of(well))))
                .isEmpty();
    }

    @Test
    void whatIsWrong_isSaidOfEachSink() {
        Instant oldest = Instant.parse("2026-11-22T22:38:51Z");
        SinkStatus down = new SinkStatus("s3", Breaker.OPEN, 12, 12, 0, 0, 0, 2, oldest, 0, "connection refused");
        SinkStatus picky = new SinkStatus("http", Breaker.CLOSED, 2, 1, 1, 50, 1, 0, null, 0, null);
        assertThat(StoreNotes.of(new StoreStatus(2, 100, 1000, 4, 1, List.of(down, picky))))
                .containsExactly(
                        "1 snapshot had to go before every sink had it. Raise dashcam.spool.max-size and max-files, or"
                                + " see what is wrong with the sinks.",
                        "The sink s3: connection refused. 2 snapshots still to come, the oldest of 2026-11-22T22:38:51Z."
                                + " It is tried every five minutes.",
                        "The sink http has refused 1 snapshot, which stays in the spool.");
    }
}
