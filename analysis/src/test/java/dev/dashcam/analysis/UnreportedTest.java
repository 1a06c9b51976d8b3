/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of virtual threads the JDK does not report what they wait for: that is said where it is certain that it was one. */
final class UnreportedTest {
    private static final String JDK_25 = "OpenJDK 64-Bit Server VM 25.0.3+9-LTS";
    private static final String SENTENCE =
            "On a virtual thread it spent 590 ms that are not explained: this JDK does not report when virtual threads park"
                    + " or wait for a lock.";

    private final Tape tape = new Tape().withJvm().jvm(JDK_25);
    private final ThreadTape feed = tape.thread("");
    private long id;

    private void request() {
        feed.at(1_000).begin(REQUEST, "GET /feed");
        id = feed.taskId();
        feed.spend(50).waits(ThreadState.SOCKET_READ, 50, null, "Feed.load:7");
        feed.spend(540);
    }

    private String text() throws IOException {
        Findings findings = new Explanations().examine(tape, ExplainOptions.task(id));
        JsonCheck.check(JsonReport.of(findings));
        return Explanations.inWords(findings).text().replaceAll("\\s+", " ");
    }

    private void live(long threadId, boolean isVirtual) {
        tape.atTrigger(new ThreadAtTrigger(
                threadId,
                "any",
                isVirtual,
                Thread.State.WAITING,
                "",
                0,
                "",
                isVirtual ? id : 0,
                "",
                "",
                List.of(
                        new StackTraceElement("java.lang.VirtualThread", "park", "VirtualThread.java", 592),
                        new StackTraceElement("shop.FeedService", "load", "FeedService.java", 71))));
    }

    @Test
    void threadThatIsNoneOfThePlatformThreads_isVirtual() throws IOException {
        request();
        feed.end();
        live(1, false);

        assertThat(text()).contains(SENTENCE);
    }

    @Test
    void whatItDidAtTheTrigger_isSaidToo() throws IOException {
        request();
        live(1, false);
        live(feed.threadId(), true);
        tape.triggeredAt(feed.nowMs());

        assertThat(text())
                .contains(SENTENCE + " At the trigger it was parked, in FeedService.load at FeedService.java:71.");
    }

    @Test
    void platformThread_isNotCalledVirtual() throws IOException {
        request();
        feed.end();
        live(feed.threadId(), false);

        assertThat(text()).doesNotContain("virtual thread it");
    }

    @Test
    void threadThatNobodyKnows_isNotCalledVirtual() throws IOException {
        request();
        feed.end();

        assertThat(text()).doesNotContain("virtual thread it");
    }

    @Test
    void threadWithAnAccount_isNotCalledVirtual() throws IOException {
        request();
        feed.used(1, 0, 0).end();
        live(1, false);

        assertThat(text()).doesNotContain("virtual thread it");
    }

    @Test
    void jdkWithoutVirtualThreads_hasNone() throws IOException {
        tape.jvm("OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1");
        request();
        feed.end();
        live(1, false);

        assertThat(text()).doesNotContain("virtual thread it");
    }

    @Test
    @Tag("virtual-threads")
    void realVirtualThread_isOne() throws Exception {
        try (RealScene scene = new RealScene()) {
            long[] task = new long[1];
            Thread virtual = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable)
                            () -> task[0] = request(scene));
            virtual.join();

            assertThat(scene.examine(task[0]).unreportedNanos()).isGreaterThan(20 * Tape.MS);
        }
    }

    private static long request(RealScene scene) {
        try {
            return scene.request(() -> LockSupport.parkNanos(50 * Tape.MS));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
