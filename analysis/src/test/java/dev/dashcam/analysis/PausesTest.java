/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.monitor;
import static dev.dashcam.analysis.ThreadTape.peer;
import static dev.dashcam.read.ThreadState.BLOCKED;
import static dev.dashcam.read.ThreadState.SOCKET_READ;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** When all threads stand still: for what, and whether that is usual. */
final class PausesTest {
    private final Tape tape = new Tape().withJvm();
    private final ThreadTape thread = tape.thread("exec-1");
    private final ThreadTape slow = tape.thread("exec-2").at(20_000);
    private final ThreadTape other = tape.thread("other");

    private Findings explainSlow() throws IOException {
        long id = slow.taskId();
        slow.end();
        return new Explanations().examine(tape, ExplainOptions.task(id));
    }

    private String whyPaused() throws IOException {
        return explainSlow().states().shares().stream()
                .filter(share -> share.state().name().equals("PAUSED"))
                .map(share -> share.object() + " " + share.nanos() / Tape.MS)
                .findFirst()
                .orElse("");
    }

    @Test
    void collection_thatIsUsual_isNotToBlame() throws IOException {
        for (int i = 0; i < 10; i++) {
            tape.collection(thread.nowMs() + 10, 40);
            thread.begin(REQUEST, "GET /a").spend(100).end();
        }
        tape.collection(slow.nowMs() + 10, 42);
        slow.begin(REQUEST, "GET /a").spend(100).waits(BLOCKED, 35, monitor("Lock", other));

        Findings findings = explainSlow();

        assertThat(findings.blame()).isNotNull();
        assertThat(findings.blame().main()).isEqualTo(new Difference(What.LOCK, "", 35 * Tape.MS, 0, 0, 0));
        assertThat(findings.causes()).extracting(Difference::what).containsExactly(What.LOCK);
    }

    @Test
    void collection_thatTookLongerThanUsual_isToBlameForAllOfItsTime() throws IOException {
        for (int i = 0; i < 10; i++) {
            tape.collection(thread.nowMs() + 10, 40);
            thread.begin(REQUEST, "GET /a").spend(100).end();
        }
        tape.collection(slow.nowMs() + 10, 340);
        slow.begin(REQUEST, "GET /a").spend(400);

        assertThat(explainSlow().causes()).extracting(PausesTest::words).containsExactly("PAUSED 340, usually 40");
    }

    @Test
    void pausesOfOthers_areCountedAsThoseOfTheSlowOne() throws IOException {
        for (int i = 0; i < 10; i++) {
            double at = thread.nowMs();
            tape.collection(at + 10, 20).operation("ThreadDump", at + 50, 30).operation("ThreadDump", at + 100, 20);
            thread.begin(REQUEST, "GET /a")
                    .waits(BLOCKED, 45, monitor("Lock", other))
                    .waits(SOCKET_READ, 45, peer("tax", 443))
                    .spend(30)
                    .end();
        }
        tape.collection(20_050, 100);
        slow.begin(REQUEST, "GET /a")
                .waits(BLOCKED, 300, monitor("Lock", other))
                .waits(SOCKET_READ, 300, peer("tax", 443))
                .spend(10);

        assertThat(explainSlow().causes())
                .extracting(PausesTest::words)
                .containsExactly("NETWORK 300, usually 45", "LOCK 200, usually 25", "PAUSED 100, usually 40");
    }

    private static String words(Difference one) {
        return one.what() + " " + one.value() / Tape.MS + ", usually " + Math.round(one.usual() / (double) Tape.MS);
    }

    @Test
    void operation_thatTookLongerThanACollection_isNamed() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(200);
        tape.collection(20_010, 5).operation("G1CollectForAllocation", 20_010, 5.02);
        tape.operation("RedefineClasses", 20_050, 80);

        assertThat(whyPaused()).isEqualTo("RedefineClasses 85");
    }

    @Test
    void operation_thatGoesOnAfterItsCollection_isNamedForItsOwnTime() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(2_000);
        tape.collection(20_010, 300).operation("HeapDumper", 20_009.9, 1_000);

        assertThat(whyPaused()).isEqualTo("HeapDumper and G1 young, 1 pause 1000");
    }

    @Test
    void stoppingTheThreads_isNamedWhereThatTookLonger() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(200);
        tape.pause("safepoint", "stopping the threads", 20_010, 90).collection(20_100, 5);

        assertThat(whyPaused()).isEqualTo("stopping the threads 95");
    }

    @Test
    void pauseOfAConcurrentCollection_isNamedInsteadOfTheCycle() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(2_000);
        tape.ranging("collection", "G1Old, G1 Humongous Allocation", 20_000, 1_900);
        tape.pause("gc pause", "Pause Remark", 20_500, 60).operation("G1PauseRemark", 20_499.9, 60.2);
        tape.collection(20_700, 4);

        assertThat(whyPaused()).isEqualTo("GC remark, 1 pause 64");
    }

    @Test
    void youngCollectionDuringAConcurrentOne_isNamedItself() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(2_000);
        tape.ranging("collection", "G1Old, G1 Humongous Allocation", 20_000, 1_900);
        tape.collection(20_700, 4).collection(20_900, 4);

        assertThat(whyPaused()).isEqualTo("G1 young, 2 pauses 8");
    }

    @Test
    void collection_thatIsToldOfBeforeItsPause_isNamed() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(2_000);
        tape.ranging("collection", "ParallelOld, Ergonomics", 20_100, 40);
        tape.pause("gc pause", "GC Pause", 20_100, 40);

        assertThat(whyPaused()).isEqualTo("Parallel full, 1 pause 40");
    }

    @Test
    void collectionThatCodeAskedFor_isToldWithThatCode() throws IOException {
        tape.askedForCollection("shop.Early.tidy:1", 19_990, 20);
        slow.begin(REQUEST, "GET /a").spend(500);
        tape.ranging("collection", "ParallelOld, System.gc()", 20_100, 340).pause("gc pause", "GC Pause", 20_100, 340);
        tape.askedForCollection("shop.Cache.evict:44", 20_100, 341);

        Findings findings = explainSlow();

        assertThat(Explanations.inWords(findings).verdict())
                .contains("The JVM stood still for 340 ms of it: Parallel full, 1 pause,"
                        + " asked for by System.gc() in Cache.evict at Cache.java:44.");
    }

    @Test
    void collectionThatNobodyAskedFor_isNobodys_evenBesideOneThatWas() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(500);
        tape.ranging("collection", "ParallelOld, System.gc()", 20_010, 20).pause("gc pause", "GC Pause", 20_010, 20);
        tape.askedForCollection("shop.Cache.evict:44", 20_010, 21);
        tape.collection(20_100, 340);

        assertThat(Explanations.inWords(explainSlow()).verdict())
                .contains("G1 young, 1 pause.")
                .doesNotContain("System.gc()");
    }

    @Test
    void collectionThatIsNotToldOf_isJustACollection() throws IOException {
        slow.begin(REQUEST, "GET /a").spend(2_000);
        tape.pause("gc pause", "GC Pause", 20_100, 40).operation("G1CollectForAllocation", 20_100, 40.1);
        tape.ranging("collection", "G1Old, G1 Humongous Allocation", 20_000, 1_900);

        assertThat(whyPaused()).isEqualTo("GC, 1 pause 40");
    }

    @Test
    void pauseDuringAWaitForTheOutside_isNotNamed_asItDidNotHoldUpTheTask() throws IOException {
        slow.begin(REQUEST, "GET /a").waits(SOCKET_READ, 300, peer("tax", 443)).spend(100);
        tape.collection(20_010, 200).operation("ThreadDump", 20_320, 30);

        assertThat(whyPaused()).isEqualTo("ThreadDump 30");
    }
}
