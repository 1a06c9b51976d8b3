/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Arrival;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is told of a request before it began, and only where that is known. */
final class ArrivalTest {
    private final Tape tape = new Tape().withJvm();
    private final ThreadTape thread = tape.thread("exec-1").at(5_000);
    private final ThreadTape gauges = tape.thread("dashcam-gauges");

    private Findings findings(TaskKind kind, long queueMillis) throws IOException {
        thread.begin(kind, "GET /a").spend(100);
        long id = thread.taskId();
        if (queueMillis >= 0) {
            thread.with("queue.time.ms", queueMillis);
        }
        thread.used(90, 1, 0).end();
        return new Explanations().examine(tape, ExplainOptions.task(id));
    }

    private void counted(double atMs, long busy, long max, long queued) {
        gauges.at(atMs).counts("server.threads.busy", busy).counts("server.threads.max", max);
        gauges.counts("server.queued", queued);
    }

    private static String text(Findings findings) {
        return Explanations.inWords(findings).text().replaceAll("\\s+", " ");
    }

    @Test
    void exhaustedServer_isToldWithHowManyWaited() throws IOException {
        counted(3_600, 12, 200, 0);
        counted(4_600, 200, 200, 37);
        counted(5_900, 150, 200, 1);
        Findings findings = findings(REQUEST, 1_200);

        assertThat(Explanations.inWords(findings).verdict())
                .endsWith(
                        " Before it began 1.20 s had passed since a proxy took it, by its clock; all 200 threads of the server were busy 400 ms before it began, 37 requests waited.");
        assertThat(text(findings))
                .contains(
                        "Before it began 1.20 s passed from the proxy to the server's thread, by the proxy's clock."
                                + " All 200 threads of the server were busy 400 ms before it began, and 37 requests waited for one.")
                .contains("time before the server's thread took the request (37 queued then)");
        assertThat(JsonReport.of(findings))
                .contains(
                        "\"arrival\":{\"queueNanos\":1200000000,\"pool\":{\"busy\":200,\"max\":200,\"queued\":37,\"atNanos\":");
    }

    @Test
    void countAfterTheBegin_isNotInTheVerdict() throws IOException {
        counted(5_400, 200, 200, 37);
        Findings findings = findings(REQUEST, 1_200);

        assertThat(Explanations.inWords(findings).verdict())
                .endsWith(" Before it began 1.20 s had passed since a proxy took it, by its clock.");
        assertThat(text(findings)).contains("All 200 threads of the server were busy 400 ms after it began");
    }

    @Test
    void serverThatDoesNotCountTheBusy_isExhaustedWhereRequestsWait() throws IOException {
        gauges.at(5_100).counts("server.threads.max", 1).counts("server.queued", 1);

        assertThat(text(findings(REQUEST, -1)))
                .contains("The only thread of the server was busy 100 ms after it began, and 1 request waited for one.")
                .doesNotContain("proxy");
    }

    @Test
    void serverWithFreeThreads_isNotBlamed() throws IOException {
        counted(4_600, 199, 200, 3);
        Findings findings = findings(REQUEST, -1);

        assertThat(text(findings)).doesNotContain("Before it began").contains("(3 queued then)");
    }

    @Test
    void countsOfAnotherTime_sayNothing() throws IOException {
        counted(3_000, 200, 200, 37);
        counted(7_000, 200, 200, 37);
        Findings findings = findings(REQUEST, 5);

        assertThat(findings.arrival()).isEqualTo(new Arrival(5_000_000, null));
        assertThat(text(findings)).doesNotContain("Before it began", "queued then");
    }

    @Test
    void shortWayBesideALongRequest_isInTheTextAlone() throws IOException {
        Findings findings = findings(REQUEST, 30);

        assertThat(Explanations.inWords(findings).verdict()).doesNotContain("proxy");
        assertThat(text(findings)).contains("30 ms passed from the proxy to the server's thread");
    }

    @Test
    void job_didNotComeByTheServer() throws IOException {
        counted(4_600, 200, 200, 37);

        assertThat(findings(JOB, -1).arrival()).isEqualTo(Arrival.UNKNOWN);
    }
}
