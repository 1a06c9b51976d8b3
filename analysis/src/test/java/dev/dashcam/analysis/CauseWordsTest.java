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
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.explain.Explanation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is said of a cause that is made up of several: each has its own time, and what is usual is what is believed. */
final class CauseWordsTest {
    private static final String[] BORROW = {
        "java.util.concurrent.SynchronousQueue.poll:1",
        "com.zaxxer.hikari.pool.HikariPool.getConnection:2",
        "Orders.load:3"
    };

    private final Tape tape = new Tape().withJvm();
    private final ThreadTape thread = tape.thread("exec-1").at(1_000);
    private final ThreadTape other = tape.thread("other");

    private Explanation explained() throws IOException {
        long id = thread.taskId();
        thread.end();
        tape.triggeredAt(thread.nowMs()).slow("GET /a", id, thread.nowMs() - 1_000, 300);
        return new Explanations().explain(tape);
    }

    @Test
    void locks_haveEachTheirOwnTime() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 400, monitor("InventoryLock", other));
        thread.waits(BLOCKED, 240, monitor("PriceLock", other)).spend(20);

        Explanation explanation = explained();

        assertThat(explanation.because())
                .isEqualTo("640 ms of it waiting for locks: 400 ms for InventoryLock, 240 ms for PriceLock");
        assertThat(explanation.verdict())
                .endsWith("640 ms of it went into waiting for locks: 400 ms for InventoryLock, 240 ms for PriceLock.");
    }

    @Test
    void oneLock_hasAllOfIt() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 400, monitor("InventoryLock", other));

        assertThat(explained().because()).isEqualTo("400 ms of it waiting for InventoryLock");
    }

    @Test
    void oneLock_whoseClassDoesNotSaySo_isCalledOne() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 400, monitor("Inventory", other));

        assertThat(explained().because()).isEqualTo("400 ms of it waiting for lock Inventory");
    }

    @Test
    void oneLock_isHeldByTheJobThatSurelyHadIt() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 400, monitor("InventoryLock", other));
        other.at(980).begin(JOB, "restock").spend(2).waits(SOCKET_READ, 415, peer("tax", 443), "TaxClient.rate:1");
        other.spend(20).end();

        assertThat(explained().because())
                .isEqualTo("400 ms of it waiting for InventoryLock, held by other (job restock)");
    }

    @Test
    void oneLock_isHeldByAnotherOfTheSame_orByAThreadWithoutATask() throws IOException {
        ThreadTape third = tape.thread("third");
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 400, monitor("InventoryLock", other));
        other.at(980).begin(REQUEST, "GET /a").spend(2).waits(SOCKET_READ, 415, peer("tax", 443), "TaxClient.rate:1");
        other.spend(20).end();
        ThreadTape later = tape.thread("exec-2").at(200).begin(REQUEST, "GET /b");
        long id = later.taskId();
        third.at(195).waits(SLEEPING, 400, null, "Import.run:2");
        later.waits(BLOCKED, 400, monitor("PriceLock", third)).end();

        assertThat(explained().because())
                .isEqualTo("400 ms of it waiting for InventoryLock, held by other (another GET /a)");
        assertThat(new Explanations().explain(tape, ExplainOptions.task(id)).because())
                .isEqualTo("400 ms of it waiting for PriceLock, held by third");
    }

    @Test
    void oneLock_whereShortWaitsAreNotSeen_isHeldByNobody() throws IOException {
        tape.threshold("blocked", 0, 20);
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 400, monitor("InventoryLock", other));
        other.at(980).begin(JOB, "restock").spend(2).waits(SOCKET_READ, 415, peer("tax", 443), "TaxClient.rate:1");
        other.spend(20).end();

        assertThat(explained().because()).isEqualTo("400 ms of it waiting for InventoryLock");
    }

    @Test
    void oneLock_waitedForAgainAndAgain_isNotHeldByWhoHadItForLessThanHalf() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 300, monitor("InventoryLock", other));
        other.at(980).begin(JOB, "restock").spend(2).waits(SOCKET_READ, 315, peer("tax", 443), "TaxClient.rate:1");
        other.spend(20).end();
        for (int i = 0; i < 2; i++) {
            thread.spend(20).waits(BLOCKED, 250, monitor("InventoryLock", tape.thread("exec-" + (2 + i))));
        }

        assertThat(explained().because()).isEqualTo("800 ms of it waiting for InventoryLock");
    }

    @Test
    void peers_haveEachTheirOwnTime() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(SOCKET_READ, 200, peer("tax", 443));
        thread.waits(SOCKET_READ, 150, peer("bank", 443)).spend(20);

        assertThat(explained().because())
                .isEqualTo("350 ms of it waiting for peers: 200 ms for tax:443, 150 ms for bank:443");
    }

    @Test
    void sleeps_inSeveralPlaces_areNotAllInTheFirst() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(SLEEPING, 200, null, "Bank.pay:3");
        thread.waits(SLEEPING, 150, null, "Tax.ask:5");

        assertThat(explained().verdict())
                .endsWith("It slept for 350 ms of it, 200 ms of that in Bank.pay at Bank.java:3.");
    }

    @Test
    void parks_ofWhichOneIsKnown_areNotAllForThat() throws IOException {
        assertThat(tape.ownCodeIn("shop")).isSameAs(tape);
        thread.begin(REQUEST, "GET /a").waits(PARKED, 200, null, BORROW);
        thread.waits(PARKED, 150, null, "java.util.concurrent.FutureTask.get:1", "Tax.ask:5");

        assertThat(explained().verdict())
                .endsWith(
                        "It was parked for 350 ms of it, 200 ms of that for a database connection (HikariCP), in Orders.load"
                                + " at Orders.java:3.");
    }

    @Test
    void parkThatMayHaveBeenElsewhere_isNotSaidToBeInARegion() throws IOException {
        thread.begin(REQUEST, "GET /a").in("render", 250);
        thread.waits(PARKED, 250, null, "java.util.concurrent.FutureTask.get:1", "Tax.ask:5");

        assertThat(explained().verdict()).endsWith("It was parked for 250 ms of it, in Tax.ask at Tax.java:5.");
    }

    @Test
    void usualWaitForACpu_isThatWhichIsBelieved() throws IOException {
        for (int i = 0; i < 30; i++) {
            boolean believed = i % 3 == 0;
            other.at(1_000 + 200 * i).begin(REQUEST, "GET /a").spend(100);
            other.used(believed ? 90 : 2, believed ? 1 : 95, 0).end();
        }
        thread.at(10_000).begin(REQUEST, "GET /a").spend(500).used(90, 380, 0);
        long id = thread.taskId();
        thread.end();

        assertThat(new Explanations().examine(tape, ExplainOptions.task(id)).differences())
                .filteredOn(difference -> difference.what() == What.WAITING_FOR_CPU)
                .singleElement()
                .extracting(Difference::usual)
                .satisfies(usual -> assertThat(usual / (double) Tape.MS).isBetween(0.99, 1.01));
    }
}
