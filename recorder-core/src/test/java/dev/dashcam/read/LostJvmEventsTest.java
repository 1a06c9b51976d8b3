/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.junit.jupiter.api.Test;

/** JFR says so when it could not record all. */
final class LostJvmEventsTest {
    /** As the JVM's own, which cannot be made to come. */
    @Name("jdk.DataLoss")
    @StackTrace(false)
    static final class Loss extends Event {
        long amount;
        long total;

        static void of(long bytes) {
            Loss loss = new Loss();
            loss.amount = bytes;
            loss.total = bytes;
            loss.commit();
        }
    }

    @Test
    void loss_isAValue_andAllIsThereOnlyFromTheLastOneOn() throws Exception {
        try (JvmScene scene = new JvmScene();
                var task = scene.recorder.task("work")) {
            Loss.of(4711);
            long before = System.nanoTime();
            Loss.of(815);
            long after = System.nanoTime();
            task.close();

            List<Long> lost = new ArrayList<>();
            List<Long> completeFrom = new ArrayList<>();
            try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(scene.bytes()))) {
                for (TraceEvent event; (event = reader.next()) != null; ) {
                    if (event.name().equals("jvm.lost.bytes")) {
                        lost.add(event.value());
                    } else if (event.name().equals("jvm.complete-from")) {
                        completeFrom.add(event.timeNanos());
                    }
                }
            }

            assertThat(lost).containsExactly(4711L, 815L);
            assertThat(completeFrom)
                    .singleElement()
                    .satisfies(nanos -> assertThat(nanos).isBetween(before - 1_000_000, after + 1_000_000));
        }
    }
}
