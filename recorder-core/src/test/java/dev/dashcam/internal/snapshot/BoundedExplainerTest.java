/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.explain.Explainer;
import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BoundedExplainerTest {
    private static final Incident INCIDENT = new NoIncident();
    /** So long that a thread has begun in it on a busy machine too: what has not begun cannot be interrupted. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void explain_inTime_givesTheExplanation() {
        Explanation explanation = new Explanation("It was slow.", null, "It was slow.\n");

        assertThat(bounded(incident -> explanation).explain(INCIDENT)).isSameAs(explanation);
    }

    @Test
    void explain_tooLate_isLeftOutAndInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Explainer endless = incident -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException told) {
                interrupted.countDown();
            }
            throw new IOException("stopped");
        };

        assertThatThrownBy(() -> new BoundedExplainer(endless, SHORT).explain(INCIDENT))
                .isInstanceOf(ExplanationLeftOut.class)
                .hasMessage("it took longer than 2000 ms; `dashcam explain` takes its time");
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void explain_whileAnEarlierOneDoesNotEnd_startsNoOther() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        BoundedExplainer stubborn = new BoundedExplainer(
                incident -> {
                    threads.add(Thread.currentThread());
                    while (mayEnd.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return new Explanation("", null, "");
                },
                SHORT);
        assertThatThrownBy(() -> stubborn.explain(INCIDENT)).hasMessageContaining("longer than 2000 ms");

        assertThatThrownBy(() -> stubborn.explain(INCIDENT))
                .isInstanceOf(ExplanationLeftOut.class)
                .hasMessage("an earlier one still takes its time");

        mayEnd.countDown();
        assertThat(threads).hasSize(1);
        threads.get(0).join();
    }

    @Test
    void explain_failing_isLeftOutWithTheReason() {
        assertThatThrownBy(() -> bounded(incident -> {
                            throw new IOException("entry damaged");
                        })
                        .explain(INCIDENT))
                .isInstanceOf(ExplanationLeftOut.class)
                .hasMessageContaining("entry damaged");
    }

    @Test
    void explain_leftOutByTheExplainer_keepsItsReason() {
        assertThatThrownBy(() -> bounded(incident -> {
                            throw new ExplanationLeftOut("it would take too much memory");
                        })
                        .explain(INCIDENT))
                .isInstanceOf(ExplanationLeftOut.class)
                .hasMessage("it would take too much memory");
    }

    @Test
    void explain_withoutExplainer_namesTheArtifact() {
        assertThatThrownBy(() -> bounded(null).explain(INCIDENT))
                .isInstanceOf(ExplanationLeftOut.class)
                .hasMessageContaining("dev.dashcam:dashcam-analysis");
    }

    private static BoundedExplainer bounded(@Nullable Explainer explainer) {
        return new BoundedExplainer(explainer, Duration.ofMinutes(1));
    }

    private static final class NoIncident implements Incident {
        @Override
        public Manifest manifest() {
            throw new AssertionError("not asked for");
        }

        @Override
        public String fileName() {
            return "7f3k2q.dcam";
        }

        @Override
        public EventStream events() {
            throw new AssertionError("not asked for");
        }
    }
}
