/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.capture.KeptOutput.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random recordings, copied as a ring may be copied at random moments, against what really happened. */
final class RandomCaptureTest {
    private static final int RECORDINGS = 3000;

    private final long seed = Long.getLong("dashcam.test.seed", System.nanoTime());

    @Test
    void copies_ofRandomRecordings_holdWhatHappenedAndWhatWasOpen() throws Exception {
        SplittableRandom seeds = new SplittableRandom(seed);
        long open = 0;
        long events = 0;
        for (int i = 0; i < RECORDINGS; i++) {
            long own = seeds.nextLong();
            RandomRecording recording = new RandomRecording(new SplittableRandom(own));
            Window window = recording.window();
            KeptOutput out = new KeptOutput();
            WindowWriter.write(
                    window, new Anchor(0, 0), generation -> List.of(), recording.copy(), recording.live(), out);
            for (int generation = 0; generation < out.generations.size(); generation++) {
                Written written = out.generations.get(generation);
                String where = "seed " + seed + ", recording " + own + ", generation " + generation;
                open += check(recording, window, generation, written, where);
                events += written.allEvents().size();
            }
        }
        assertThat(open).as("open work that was checked").isGreaterThan(RECORDINGS);
        assertThat(events).as("events that were checked").isGreaterThan(RECORDINGS * 10L);
    }

    private static int check(RandomRecording recording, Window window, int generation, Written written, String where) {
        assertThat(written.events())
                .as(where)
                .isEqualTo(recording.events(
                        Math.max(window.firstNanos(), written.head().startNanos()),
                        written.head().endNanos()));
        List<String> listed = new ArrayList<>(written.regions());
        written.tasks().forEach(task -> listed.add(task.substring(0, task.indexOf('/'))));
        TreeSet<String> truth = recording.open(window.openAt(generation));
        assertThat(truth).as(where + ": nothing that was not open").containsAll(listed);
        truth.removeAll(listed);
        truth.removeAll(recording.unknowable());
        assertThat(truth).as(where + ": everything that was open").hasSizeLessThanOrEqualTo((int)
                written.unlisted()[0]);
        return listed.size();
    }
}
