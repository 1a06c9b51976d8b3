/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.explain.Explainer;
import dev.dashcam.explain.Explanation;
import java.io.IOException;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class ExplanationsTest {

    @Test
    void threads_areReadThreeTimesHoweverManyHoldWhatOthersWaitFor() throws IOException {
        Tape tape = Scenes.stuckAtALock();

        assertThat(new Explanations().explain(tape).text()).contains("\"import-1\" held it");
        assertThat(tape.threadPasses()).isEqualTo(3);
    }

    @Test
    void explainer_onTheClassPath_isFound() {
        assertThat(ServiceLoader.load(Explainer.class)).hasOnlyElementsOfType(Explanations.class);
    }

    @Test
    void verdict_ofAContendedRegion_namesWhoWasThere() throws IOException {
        assertThat(new Explanations().explain(Scenes.contendedRegion()).verdict())
                .isEqualTo("GET /checkout took 812 ms; it usually takes 167 ms. 641 ms of it went into lock inventory,"
                        + " where job restock was meanwhile.");
    }

    @Test
    void errorRate_thatOnlyJoinedASnapshot_isNotWhatTheVerdictBeginsWith() throws IOException {
        Tape tape = Scenes.contendedRegion().failing("GET /checkout", 0, 0.11, 0.1);

        assertThat(new Explanations().explain(tape).verdict()).startsWith("GET /checkout took 812 ms; ");
        assertThat(new Explanations().explain(Scenes.failingRoute()).verdict())
                .startsWith("50 % of POST /pay failed (>= 10 %). POST /pay failed after ");
    }

    @Test
    void verdict_ofADeadlockWithoutATask_namesTheThreads() throws IOException {
        Tape tape = new Tape().tail(0).deadlock("import-1 and export-1");

        assertThat(new Explanations().explain(tape).verdict())
                .isEqualTo(
                        "Deadlock: import-1 and export-1 wait for each other's locks. No task ended or was open for long"
                                + " in these 30 s.");
    }

    @Test
    void because_ofAContendedRegion_isAClauseForALogLine() throws IOException {
        assertThat(new Explanations().explain(Scenes.contendedRegion()).because())
                .isEqualTo("641 ms of it in lock inventory, where job restock was meanwhile");
    }

    @Test
    void because_ofALock_namesItAndWhoHeldIt() throws IOException {
        assertThat(new Explanations().explain(Scenes.contendedLock()).because())
                .isEqualTo("641 ms of it waiting for InventoryLock, held by restock-1 (job restock)");
    }

    @Test
    void because_ofOtherCauses_namesThem() throws IOException {
        assertThat(new Explanations().explain(Scenes.cpuBound()).because()).endsWith(" of it on CPU");
        assertThat(new Explanations().explain(Scenes.waitingForCpu()).because()).endsWith(" of it waiting for a CPU");
        assertThat(new Explanations().explain(Scenes.childTasks()).because()).isEqualTo("585 ms of it in query");
        assertThat(new Explanations().explain(Scenes.quietWindow()).because()).isNull();
    }

    @Test
    void because_isLeftToTheVerdict_whereItIsMoreThanTheTriggerHasSeen() throws IOException {
        Explanation explanation = new Explanations().explain(Scenes.askedBeforeTheEnd());

        assertThat(explanation.because()).isNull();
        assertThat(explanation.verdict()).startsWith("GET /slow took 3.77 s; ").contains("3.77 s of it went into call");
    }

    @Test
    void waitThatOthersMayHaveHadToo_isNotToBlame() throws IOException {
        assertThat(new Explanations().explain(Scenes.jvmSinceLately()).verdict())
                .isEqualTo("GET /rates took 250 ms; it usually takes 100 ms. 160 ms of it went into compute.");
    }

    @Test
    void waitLongerThanOthersTakeInAll_isToBlame_alsoWhereNobodyKnowsTheirs() throws IOException {
        assertThat(new Explanations().explain(Scenes.lockWhereTheJvmIsLate()).verdict())
                .startsWith(
                        "GET /rates took 410 ms; it usually takes 100 ms. 400 ms of it went into waiting for one lock.");
    }

    @Test
    void reasonForWaitingForACpu_isSaid_whereItIsCounted() throws IOException {
        Tape tape = Scenes.waitingForCpu();
        String before = new Explanations().explain(tape).verdict();
        for (int second = 0; second <= 31; second++) {
            tape.value("host.runnable.threads", second * 1_000.0, second > 28 ? 9 : 1);
            tape.value("container.cpu.throttled.slices", second * 1_000.0, second > 29 ? 8 : 5);
            tape.value("container.cpu.throttled.nanos", second * 1_000.0, (second > 29 ? 640 : 400) * Tape.MS);
        }

        String verdict = new Explanations().explain(tape).verdict();

        assertThat(before).doesNotContain("threads of the machine", "throttled");
        assertThat(verdict)
                .contains(
                        ": around then 9 threads of the machine ran or wanted to, and the container was throttled 3 times,"
                                + " for 240 ms in ");
        JsonCheck.check(JsonReport.of(new Explanations().examine(tape, ExplainOptions.cause())));
    }

    @Test
    void shortageOfCpus_isSaidWithWhatThereIs() throws IOException {
        Tape tape = new Tape().withJvm();
        tape.value("host.cpus", 900, 2);
        tape.value("container.cpu.quota.nanos", 950, 150 * Tape.MS);
        tape.value("container.cpu.period.nanos", 950, 100 * Tape.MS);
        tape.value("host.runnable.threads", 1_100, 5);
        for (int second = 0; second <= 2; second++) {
            tape.value("container.cpu.throttled.slices", second * 1_000.0, second);
            tape.value("container.cpu.throttled.nanos", second * 1_000.0, second * 120 * Tape.MS);
        }
        ThreadTape thread = tape.thread("exec-1").at(1_010);
        thread.begin(REQUEST, "GET /quote").spend(300).used(100, 190, 0);
        long id = thread.taskId();
        thread.end();

        String text = new Explanations()
                .explain(tape.slow("GET /quote", id, 300, 200))
                .text()
                .replaceAll("\\s+", " ");

        assertThat(text)
                .contains("2.5 runnable threads a core, throttled 1 time")
                .contains(
                        ": around then 5 threads wanted the machine's 2 cores, and the container was throttled 1 time,"
                                + " for 120 ms in 1.0 s (cpu.max 150 ms/100 ms).");
    }

    @Test
    void fewerThreadsThanCpus_areNoShortage() throws IOException {
        Tape tape = new Tape().withJvm();
        tape.value("host.cpus", 900, 64);
        tape.value("host.runnable.threads", 1_100, 5);
        ThreadTape thread = tape.thread("exec-1").at(1_010);
        thread.begin(REQUEST, "GET /quote").spend(300).used(100, 190, 0);
        long id = thread.taskId();
        thread.end();

        String text = new Explanations()
                .explain(tape.slow("GET /quote", id, 300, 200))
                .text();

        assertThat(text).contains("waiting for CPU").doesNotContain("runnable", "threads wanted");
    }

    @Test
    void task_askedFor_isExplained() throws IOException {
        ExplainOptions options = ExplainOptions.task(TaskNumber.parse("51e0e"));

        assertThat(new Explanations().explain(Scenes.contendedRegion(), options).verdict())
                .isEqualTo("Job restock took 672 ms; there is no other one in these 30 s to compare it with."
                        + " 648 ms of it went into call tax.");
    }

    @Test
    void task_thatIsNotThere_isSaid() {
        ExplainOptions options = ExplainOptions.task(0xabcdef);

        assertThatThrownBy(() -> new Explanations().explain(Scenes.contendedRegion(), options))
                .isInstanceOf(NoSuchTaskException.class)
                .hasMessage("no task abcdef in 7f3k2q.dcam");
    }

    @Test
    void slowest_askedFor_isExplainedWithItsRank() throws IOException {
        assertThat(new Explanations()
                        .explain(Scenes.contendedRegion(), ExplainOptions.slowest())
                        .verdict())
                .startsWith("GET /checkout took ")
                .contains(", the slowest of ");
    }

    @Test
    void stuck_askedFor_isTheOneRunningLongest() throws IOException {
        assertThat(new Explanations()
                        .explain(Scenes.stillRunning(), ExplainOptions.stuck())
                        .verdict())
                .startsWith("POST /import is still running after 41.");
    }

    @Test
    void stuck_askedForWhereNothingRuns_isSaid() {
        assertThatThrownBy(() -> new Explanations().explain(Scenes.quietWindow(), ExplainOptions.stuck()))
                .isInstanceOf(NoSuchTaskException.class)
                .hasMessageContaining("no request or message was running at the trigger");
    }

    @Test
    void because_ofAStuckRequest_saysWhatItWaitsForAndWhoHasIt() throws IOException {
        assertThat(new Explanations().explain(Scenes.stuckAtALock()).because())
                .isEqualTo(
                        "10.0 s of it waiting, last seen waiting for InventoryLock, held by restock-1 (job restock)");
    }

    @Test
    void json_ofAStuckRequest_hasTheChain() throws IOException {
        String json = JsonReport.of(new Explanations().examine(Scenes.stuckAtALock(), ExplainOptions.cause()));

        JsonCheck.check(json);
        assertThat(json)
                .contains("\"atTrigger\":{\"alsoWaiting\":0,\"thread\":{\"threadId\":", "\"object\":\"InventoryLock\"")
                .contains("\"thread\":\"restock-1\"", "\"object\":\"PriceLock\"")
                .contains("\"thread\":\"import-1\",\"virtual\":false,\"state\":\"network\"");
    }

    @Test
    void text_inAnotherLocale_isTheSame() throws IOException {
        String expected = new Explanations().explain(Scenes.quietWindow()).text();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(new Explanations().explain(Scenes.quietWindow()).text()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void json_ofAContendedRegion_saysTheSame() throws IOException {
        String json = JsonReport.of(new Explanations().examine(Scenes.contendedRegion(), ExplainOptions.cause()));

        JsonCheck.check(json);
        assertThat(json)
                .contains("\"verdict\":\"GET /checkout took 812 ms; it usually takes 167 ms.")
                .contains("\"blame\":{\"what\":\"region\",\"name\":\"lock inventory\",\"nanos\":641000000,")
                .contains("\"first\":{\"task\":\"51e0e\",\"kind\":\"job\",\"name\":\"restock\"");
    }
}
