/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request that waits for a connection of a pool: who is at work with one is told as far as stacks show it. */
final class PoolUsersTest {
    private static final String QUEUE = "java.util.concurrent.SynchronousQueue$TransferStack@1f";

    private final Tape tape = new Tape().withJvm().ownCodeIn("shop");
    private ThreadTape reports;

    private Tape waitingForAConnection() {
        reports = tape.thread("exec-1").at(19_990);
        reports.begin(REQUEST, "GET /reports/{id}").spend(1);
        waiting(reports, "shop.Reports.load:12");
        return tape.cause("stuck", "stuck", "GET /reports/{id}", reports.taskId(), 10_010, 10_000);
    }

    private void waiting(ThreadTape thread, String place) {
        at(
                thread,
                Thread.State.TIMED_WAITING,
                QUEUE,
                "java.util.concurrent.SynchronousQueue.poll:1",
                "com.zaxxer.hikari.util.ConcurrentBag.borrow:151",
                "com.zaxxer.hikari.pool.HikariPool.getConnection:160",
                "com.zaxxer.hikari.HikariDataSource.getConnection:99",
                place);
    }

    private void working(String name, double beganMs, String task, String place) {
        ThreadTape thread = tape.thread(name).at(beganMs);
        thread.begin(task.equals("reindex") ? JOB : REQUEST, task);
        at(
                thread,
                Thread.State.RUNNABLE,
                "",
                "org.postgresql.core.v3.QueryExecutorImpl.execute:1",
                "com.zaxxer.hikari.pool.ProxyPreparedStatement.executeUpdate:61",
                "com.zaxxer.hikari.pool.HikariProxyPreparedStatement.executeUpdate:-1",
                place);
    }

    private void at(ThreadTape thread, Thread.State state, String lock, String... frames) {
        List<StackTraceElement> stack = Arrays.stream(frames)
                .map(frame -> frame.split("[:]"))
                .map(parts -> {
                    int dot = parts[0].lastIndexOf('.');
                    String type = parts[0].substring(0, dot);
                    String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
                    return new StackTraceElement(type, parts[0].substring(dot + 1), file, Integer.parseInt(parts[1]));
                })
                .toList();
        tape.atTrigger(new ThreadAtTrigger(
                thread.threadId(), thread.name(), false, state, lock, 0, "", thread.taskId(), "", "", stack));
    }

    private String text() throws IOException {
        Findings findings = new Explanations().examine(waitingForAConnection(), ExplainOptions.cause());
        JsonCheck.check(JsonReport.of(findings));
        return Explanations.inWords(findings).text().replaceAll("\\s+", " ");
    }

    @Test
    void thoseAtWorkWithAConnection_areToldWithTheOneThatHasRunLongest() throws IOException {
        working("import-1", -11_000, "POST /import", "shop.Import.rows:17");
        working("import-2", 2_000, "POST /import", "shop.Import.rows:17");
        working("reindex-1", 5_000, "reindex", "shop.Reindex.run:8");
        waiting(tape.thread("exec-2").at(25_000).begin(REQUEST, "GET /reports/{id}"), "shop.Reports.load:12");

        assertThat(text())
                .contains("At the trigger it was waiting for a database connection (HikariCP)")
                .contains("; 1 other thread waited for the same.")
                .contains(
                        " 3 threads were at work with such a connection: 2 POST /import, 1 job reindex; longest \"import-1\","
                                + " whose task began 41.0 s before, in Import.rows at Import.java:17.");
    }

    private Tape counted(double ms, long inUse) {
        tape.value("hikaricp.connections.max", ms, 10);
        tape.value("hikaricp.connections.active", ms, inUse);
        return tape.value("hikaricp.connections.pending", ms, 3);
    }

    private void keeper(String name) {
        at(tape.thread(name), Thread.State.TIMED_WAITING, "", "java.lang.Object.wait:1");
    }

    @Test
    void onlyPool_isToldByNameAndSize_asLastCountedBefore() throws IOException {
        counted(28_700, 7);
        counted(29_700, 10);
        counted(30_100, 2);
        keeper("orders:housekeeper");

        assertThat(text())
                .contains(
                        " 300 ms before, 10 of the 10 connections of orders were in use, and 3 threads waited for one.")
                .doesNotContain("such a connection");
    }

    @Test
    void onePoolOfSeveral_isNotTakenForTheOneThatWasCounted() throws IOException {
        counted(29_700, 10);
        keeper("orders housekeeper");
        keeper("reports housekeeper");

        assertThat(text()).doesNotContain("connections of");
    }

    @Test
    void poolThatWasCountedLongBefore_isNotTold() throws IOException {
        counted(28_400, 10);
        keeper("orders:housekeeper");

        assertThat(text()).doesNotContain("connections of");
    }

    @Test
    void onlyOneAtWork_isToldByName() throws IOException {
        working("import-1", -11_000, "POST /import", "shop.Import.rows:17");

        assertThat(text())
                .contains(
                        " 1 thread was at work with such a connection: POST /import, \"import-1\", whose task began 41.0 s"
                                + " before, in Import.rows at Import.java:17.");
    }

    @Test
    void whereNobodyIsSeenWithOne_nothingIsSaidOfThem() throws IOException {
        ThreadTape other = tape.thread("exec-2").at(1_000).begin(REQUEST, "GET /other");
        at(other, Thread.State.RUNNABLE, "", "com.zaxxer.hikari.pool.ProxyLeakTask.run:1", "shop.Other.run:1");

        assertThat(text()).doesNotContain("such a connection", "waited for the same");
    }
}
