/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.monitor;
import static dev.dashcam.analysis.ThreadTape.peer;
import static dev.dashcam.read.ThreadState.BLOCKED;
import static dev.dashcam.read.ThreadState.PARKED;
import static dev.dashcam.read.ThreadState.SLEEPING;
import static dev.dashcam.read.ThreadState.SOCKET_READ;
import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.OTHER;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.WaitTarget;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That nobody waited for long is said of a quiet window only where it is known, kind by kind. */
final class QuietSentenceTest {
    private static final String NO_WAIT = "; no lock, I/O, GC or CPU wait over 10 ms.";

    private final Tape tape = new Tape();
    private final ThreadTape thread = tape.thread("exec-1").at(1_000);
    private final ThreadTape other = tape.thread("exec-2").at(1_000);

    private String verdict() throws IOException {
        String verdict = new Explanations().explain(tape).verdict();
        assertThat(verdict).startsWith("Nothing unusual in these 30 s. The slowest of 6 requests took ");
        return verdict;
    }

    private void others() {
        for (int i = 0; i < 5; i++) {
            other.begin(REQUEST, "GET /a").spend(30).used(20, 1, 0).end();
        }
    }

    @Test
    void shortWaits_areNone() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 9, monitor("Lock", other));
        thread.waits(SOCKET_READ, 8, peer("tax", 443)).used(2, 9, 0).end();

        assertThat(verdict()).endsWith("; none failed" + NO_WAIT);
    }

    @Test
    void longerWaits_areSaid() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 12, monitor("Lock", other));
        thread.waits(SOCKET_READ, 15, peer("tax", 443)).used(2, 11, 0).end();

        assertThat(verdict()).endsWith("; longest waits: lock 12 ms, I/O 15 ms, CPU 11 ms; no GC wait over 10 ms.");
    }

    @Test
    void pause_isSaid() throws IOException {
        tape.withJvm();
        others();
        tape.collection(1_010, 14);
        thread.begin(REQUEST, "GET /a").spend(40).used(18, 1, 0).end();

        assertThat(verdict()).endsWith("; longest waits: standstill 14 ms; no lock, I/O or CPU wait over 10 ms.");
    }

    @Test
    void waitWhoseObjectIsNotKnown_isSaidToo() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").waits(SLEEPING, 25, null).used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; longest waits: other 25 ms" + NO_WAIT);
    }

    @Test
    void answerOfTheHttpClient_isIo() throws IOException {
        tape.withJvm();
        others();
        WaitTarget future =
                new WaitTarget("java.util.concurrent.CompletableFuture$Signaller", 0x7f3, 0, "", "", "", 0, "", 0);
        thread.begin(REQUEST, "GET /a")
                .waits(PARKED, 25, future, "jdk.internal.net.http.HttpClientImpl.send:580", "TaxClient.rate:120");
        thread.used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; longest waits: I/O 25 ms; no lock, GC or CPU wait over 10 ms.");
    }

    @Test
    void waitInsideAChildTask_isTheRequestsToo() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").begin(OTHER, "query").waits(SOCKET_READ, 22, peer("db", 5432));
        thread.used(1, 1, 0).end().used(1, 1, 0).end();

        assertThat(verdict()).endsWith("; longest waits: I/O 22 ms; no lock, GC or CPU wait over 10 ms.");
    }

    @Test
    void timeThatTheJvmTellsNothingOf_mayBeIo() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a")
                .waits(BLOCKED, 9, monitor("Lock", other))
                .spend(25);
        thread.used(8, 6, 0).end();

        assertThat(verdict()).endsWith("; none failed; no lock, GC or CPU wait over 10 ms.");
        assertThat(JsonReport.of(new Explanations().examine(tape, ExplainOptions.cause())))
                .contains("\"longestWaits\":{\"lockNanos\":0,\"ioNanos\":null,");
    }

    @Test
    void waitForACpuThatCannotBe_explainsNoTime() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").spend(25).used(0.5, 24, 0).end();

        assertThat(JsonReport.of(new Explanations().examine(tape, ExplainOptions.cause())))
                .contains("\"ioNanos\":null,");
    }

    @Test
    void manyShortWaits_explainTheTime() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a");
        for (int i = 0; i < 5; i++) {
            thread.waits(SOCKET_READ, 6, peer("tax", 443));
        }
        thread.used(1, 1, 0).end();

        assertThat(verdict()).endsWith(NO_WAIT);
    }

    @Test
    void waitOfAThreadWithoutARequest_doesNotCount() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").spend(20).used(12, 1, 0).end();
        thread.waits(SOCKET_READ, 5_000, peer("client", 443));
        thread.begin(JOB, "tidy").waits(SOCKET_READ, 500, peer("disk", 1)).end();

        assertThat(verdict()).endsWith(NO_WAIT);
    }

    @Test
    void withoutTheJvmsEvents_onlyTheCpuIsKnown() throws IOException {
        others();
        thread.begin(REQUEST, "GET /a").spend(20).used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; none failed; no CPU wait over 10 ms.");
    }

    @Test
    void threadOfWhichTheJvmDoesNotTell_leavesItOut() throws IOException {
        tape.withJvm();
        others();
        thread.begin(REQUEST, "GET /a").spend(20).end();

        assertThat(verdict()).endsWith("; none failed.");
    }

    @Test
    void eventsThatBeginLater_leaveItOut() throws IOException {
        tape.withJvmFrom(1_010);
        others();
        thread.begin(REQUEST, "GET /a").spend(20).used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; none failed; no CPU wait over 10 ms.");
    }

    /** Its events before the loss may be among those that are lost. */
    @Test
    void eventsThatTheJvmLost_areSaid_andOfWaitsIsSaidNothing() throws IOException {
        tape.withJvmFrom(1_100).value("jvm.lost.bytes", 1_050, 3_000).value("jvm.lost.bytes", 1_100, 1_700);
        others();
        thread.begin(REQUEST, "GET /a").spend(20).used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; none failed; no CPU wait over 10 ms.");
        assertThat(new Explanations().explain(tape).text())
                .contains("JVM lost  4.6 KB of its own events: some waits may be missing");
        assertThat(JsonReport.of(new Explanations().examine(tape, ExplainOptions.cause())))
                .contains("\"jvmLostBytes\":4700");
    }

    @Test
    void taskFromBeforeTheWindow_countsInIt() throws IOException {
        tape.withJvm();
        others();
        ThreadTape early = tape.thread("exec-3").at(-9);
        early.begin(REQUEST, "GET /a").spend(4).waits(BLOCKED, 20, monitor("Lock", other));
        early.used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; longest waits: lock 20 ms; no I/O, GC or CPU wait over 10 ms.");
    }

    @Test
    void thresholdAboveIt_leavesItOut() throws IOException {
        tape.withJvm();
        tape.event(EventKind.VALUE, "jvm.threshold.blocked").timeNanos = Tape.nanos(0);
        tape.events.get(tape.events.size() - 1).value = 20 * Tape.MS;
        others();
        thread.begin(REQUEST, "GET /a").spend(20).used(2, 1, 0).end();

        assertThat(verdict()).endsWith("; none failed; no CPU wait over 10 ms.");
    }
}
