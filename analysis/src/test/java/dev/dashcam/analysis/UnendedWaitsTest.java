/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.monitor;
import static dev.dashcam.read.ThreadState.BLOCKED;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.read.TaskCostAtTrigger;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task that has not ended: how much of its time it has surely waited, whatever it waited for. */
final class UnendedWaitsTest {
    private static final double BEGIN_MS = 20_000;
    private static final double TRIGGER_MS = 30_000;

    private final Tape tape = new Tape().withJvm();
    private final ThreadTape other = tape.thread("other");
    private final ThreadTape thread = tape.thread("exec-1").at(BEGIN_MS).begin(REQUEST, "GET /a");

    /** At the trigger it was in this state, and had used so much. */
    private Findings findings(Thread.State state, double cpuMs, double runQueueMs) throws IOException {
        long id = thread.taskId();
        TaskCostAtTrigger cost = new TaskCostAtTrigger(
                id, nanos(TRIGGER_MS - BEGIN_MS), cpuMs < 0 ? -1 : nanos(cpuMs), nanos(runQueueMs), 0);
        tape.atTrigger(new ThreadAtTrigger(
                thread.threadId(),
                thread.name(),
                false,
                state,
                state == Thread.State.BLOCKED ? "shop.Lock@1f" : "",
                0,
                "",
                id,
                "GET /a",
                "",
                List.of(cost),
                List.of(new StackTraceElement("shop.Inventory", "reserve", "Inventory.java", 88))));
        tape.cause("stuck", "stuck", "GET /a", id, TRIGGER_MS - BEGIN_MS, 10_000);
        Findings findings = new Explanations().examine(tape, ExplainOptions.cause());
        JsonCheck.check(JsonReport.of(findings));
        StateAccount account = account(findings);
        assertThat(account.shares().stream().mapToLong(StateShare::nanos).sum())
                .isEqualTo(account.wallNanos())
                .isEqualTo(nanos(TRIGGER_MS - BEGIN_MS));
        return findings;
    }

    private static long nanos(double ms) {
        return Math.round(ms * Tape.MS);
    }

    private static StateAccount account(Findings findings) {
        assertThat(findings.states()).isNotNull();
        return findings.states();
    }

    private static double ms(Findings findings, State state) {
        return account(findings).nanos(state) / (double) Tape.MS;
    }

    @Test
    void timeSinceTheLastSign_isWaitedButForWhatItMayHaveRunMeanwhile() throws IOException {
        thread.spend(2_000).in("price", 1_000);

        Findings findings = findings(Thread.State.BLOCKED, 300, 200);

        assertThat(ms(findings, State.STILL_WAITING)).isEqualTo(7_000 - 300 - 200);
        assertThat(ms(findings, State.ON_CPU)).isEqualTo(300);
        assertThat(ms(findings, State.WAITING_FOR_CPU)).isEqualTo(200);
        assertThat(ms(findings, State.UNEXPLAINED)).isEqualTo(3_000);
        assertThat(Explanations.inWords(findings).text())
                .contains("waited for 6.5 s of it. At the trigger it was waiting for Lock, in ")
                .containsPattern("\n  waiting +6.5 s .* last seen waiting for Lock\n")
                .containsPattern("\n  unexplained +3.0 s .* waits under 1 ms are not recorded\n");
        assertThat(new Explanations().explain(tape).because())
                .isEqualTo("6.5 s of it waiting, last seen waiting for Lock");
    }

    @Test
    void recordedWait_isASignAsItEnds_andCountsAsWhatItIs() throws IOException {
        thread.spend(1_000).waits(BLOCKED, 4_000, monitor("Lock", other), "Inventory.reserve:88");

        Findings findings = findings(Thread.State.BLOCKED, 0, 0);

        assertThat(ms(findings, State.LOCK)).isEqualTo(4_000);
        assertThat(ms(findings, State.STILL_WAITING)).isEqualTo(5_000);
        assertThat(ms(findings, State.UNEXPLAINED)).isEqualTo(1_000);
    }

    @Test
    void waitThatEndedAfterTheTrigger_isKnownFromItsBegin() throws IOException {
        thread.spend(1_000).waits(BLOCKED, 9_500, monitor("Lock", other), "Inventory.reserve:88");

        Findings findings = findings(Thread.State.BLOCKED, 0, 0);

        assertThat(ms(findings, State.LOCK)).isEqualTo(9_000);
        assertThat(ms(findings, State.STILL_WAITING)).isZero();
        assertThat(ms(findings, State.UNEXPLAINED)).isEqualTo(1_000);
    }

    @Test
    void pauseAfterTheLastSign_isNotAWaitOfItsOwn() throws IOException {
        tape.collection(25_000, 700);

        Findings findings = findings(Thread.State.BLOCKED, 0, 0);

        assertThat(ms(findings, State.STILL_WAITING)).isEqualTo(9_300);
        assertThat(ms(findings, State.PAUSED)).isEqualTo(700);
    }

    @Test
    void threadThatRan_wasNotWaitingAtTheTrigger() throws IOException {
        Findings findings = findings(Thread.State.RUNNABLE, 300, 200);

        assertThat(ms(findings, State.STILL_WAITING)).isZero();
        assertThat(ms(findings, State.UNEXPLAINED)).isEqualTo(9_500);
    }

    @Test
    void waitForACpuThatIsNotBelieved_mayHaveBeenOne() throws IOException {
        Findings findings = findings(Thread.State.BLOCKED, 1, 400);

        assertThat(ms(findings, State.STILL_WAITING)).isEqualTo(9_599);
        assertThat(ms(findings, State.WAITING_FOR_CPU)).isZero();
        assertThat(ms(findings, State.UNEXPLAINED)).isEqualTo(400);
        assertThat(Explanations.inWords(findings).text())
                .containsPattern(
                        "unexplained .* how long it waited for a CPU is not known; waits under 1 ms are not recorded");
    }

    @Test
    void costThatIsNotKnown_mayHaveBeenAllOfIt() throws IOException {
        Findings findings = findings(Thread.State.BLOCKED, -1, 0);

        assertThat(ms(findings, State.STILL_WAITING)).isZero();
        assertThat(ms(findings, State.UNEXPLAINED)).isEqualTo(10_000);
    }
}
