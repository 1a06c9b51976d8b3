/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.read.ThreadState.PARKED;
import static dev.dashcam.read.ThreadState.PINNED;
import static dev.dashcam.read.ThreadState.SLEEPING;
import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.KeptCarriers;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Virtual threads that are pinned keep others from going on, of which the JVM tells nothing. */
final class KeptCarriersTest {
    private final Tape tape = new Tape().withJvm();
    private final ThreadTape thread = tape.thread("request").at(1_000);

    private Findings findings() throws IOException {
        long id = thread.taskId();
        thread.end();
        return new Explanations().examine(tape, ExplainOptions.task(id));
    }

    private static String text(Findings findings) {
        return Explanations.inWords(findings).text().replaceAll("\\s+", " ");
    }

    @Test
    void carriersKeptDuringUnexplainedTime_areToldWithTheLongest() throws IOException {
        tape.thread("vt-1")
                .at(1_010)
                .begin(JOB, "restock")
                .waits(PINNED, 200, null, "Rates.load:7")
                .end();
        tape.thread("vt-2").at(1_100).waits(PINNED, 150, null, "Rates.load:7");
        tape.thread("platform").at(1_100).waits(PARKED, 300, null, "Rates.load:7");
        thread.begin(REQUEST, "GET /a").spend(300);
        Findings findings = findings();

        KeptCarriers kept = findings.keptCarriers();
        assertThat(kept).isNotNull();
        assertThat(kept.threads()).isEqualTo(2);
        assertThat(kept.nanos()).isEqualTo(240 * Tape.MS);
        assertThat(text(findings))
                .contains(
                        "2 other virtual threads were pinned to their carriers for 240 ms of it, the longest, job restock on"
                                + " \"vt-1\", for 200 ms in Rates.load at Rates.java:7.");
        assertThat(JsonReport.of(findings)).contains("\"keptCarriers\":{\"threads\":2,\"nanos\":240000000,");
    }

    @Test
    void timeThatIsExplained_isNoReasonToTellOfOthers() throws IOException {
        tape.thread("vt-1").at(1_010).waits(PINNED, 200, null, "Rates.load:7");
        thread.begin(REQUEST, "GET /a")
                .waits(SLEEPING, 250, null, "Shop.wait:1")
                .spend(50);

        assertThat(findings().keptCarriers()).isNull();
    }

    @Test
    void threadWithAnAccount_isNoVirtualOne() throws IOException {
        tape.thread("vt-1").at(1_010).waits(PINNED, 200, null, "Rates.load:7");
        thread.begin(REQUEST, "GET /a").spend(300).used(1, 0, 0);

        assertThat(findings().keptCarriers()).isNull();
    }

    @Test
    void carrierKeptForShort_isNotTold() throws IOException {
        tape.thread("vt-1").at(1_010).waits(PINNED, 90, null, "Rates.load:7");
        thread.begin(REQUEST, "GET /a").spend(300);

        assertThat(findings().keptCarriers()).isNull();
    }

    /** On a machine that is busy they may not be pinned at the same time, or the request may wait for something else for longer. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void realThreadThatFindsNoCarrier_isToldOfThoseThatKeepThem() throws Exception {
        try (RealScene scene = new RealScene()) {
            Findings findings = scene.examine(requestWithoutACarrier(scene));
            for (int i = 0; i < 9 && findings.keptCarriers() == null; i++) {
                findings = scene.examine(requestWithoutACarrier(scene));
            }
            assertThat(findings.keptCarriers()).as(text(findings)).isNotNull();
            assertThat(text(findings)).contains("pinned to", "Pins.park at Pins.java:");
        }
    }

    /** Each carrier is kept by a thread that parks while it initialises a class; the request parks for moments until then. */
    private static long requestWithoutACarrier(RealScene scene) throws Exception {
        int carriers = Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch kept = new CountDownLatch(carriers);
        AtomicLong id = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        threads.add(virtual(() -> {
            try (Task task = scene.recorder.task(EventName.of("GET /a"), REQUEST)) {
                id.set(task.id());
                begun.countDown();
                while (kept.getCount() > 0) {
                    LockSupport.parkNanos(Tape.MS);
                }
            }
        }));
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < carriers; i++) {
            threads.add(virtual(() -> Pins.initialise(kept)));
        }
        for (Thread each : threads) {
            each.join();
        }
        return id.get();
    }

    private static Thread virtual(Runnable work) throws ReflectiveOperationException {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        return (Thread) start.invoke(null, work);
    }
}
