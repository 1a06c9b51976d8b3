/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.monitor;
import static dev.dashcam.analysis.ThreadTape.peer;
import static dev.dashcam.read.ThreadState.BLOCKED;
import static dev.dashcam.read.ThreadState.PARKED;
import static dev.dashcam.read.ThreadState.SOCKET_READ;
import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Holder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Who is found to have held a lock, from what JFR tells: how long others waited and who released it last. */
final class LockHoldersTest {
    private final Tape tape = new Tape().withJvm();
    private final ThreadTape waiting = tape.thread("exec-1").at(1_000);
    private final ThreadTape first = tape.thread("first");
    private final ThreadTape second = tape.thread("second");

    /** The task waits for a lock for so long, which that thread released. */
    private Contention contention(double ms, ThreadTape releasedBy) throws IOException {
        waiting.begin(REQUEST, "GET /a");
        long id = waiting.taskId();
        waiting.waits(BLOCKED, ms, monitor("Lock", releasedBy), "Inventory.reserve:88")
                .end();
        Contention contention =
                new Explanations().examine(tape, ExplainOptions.task(id)).contention();
        assertThat(contention).isNotNull();
        return contention;
    }

    @Test
    void threadThatHadNotWaited_heldItSinceTheFirstOfThoseWhoWaited() throws IOException {
        tape.thread("exec-2").at(980).waits(BLOCKED, 121, monitor("Lock", first));

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("first");
        assertThat(holder.atLeastNanos()).isEqualTo(120 * Tape.MS);
        assertThat(holder.overlapNanos()).isEqualTo(100 * Tape.MS);
    }

    @Test
    void threadThatHadWaitedItself_heldItFromTheEndOfItsWait() throws IOException {
        second.at(990).waits(BLOCKED, 80, monitor("Lock", first));

        Contention contention = contention(100, second);

        assertThat(contention.hands()).isEqualTo(2);
        Holder holder = contention.holder();
        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("first");
        assertThat(holder.atLeastNanos()).isEqualTo(80 * Tape.MS);
    }

    @Test
    void manyHands_noneForMostOfTheTime_nameNobody() throws IOException {
        ThreadTape before = first;
        for (int i = 0; i < 9; i++) {
            ThreadTape next = tape.thread("exec-" + (10 + i)).at(995);
            next.waits(BLOCKED, 15 + 10 * i, monitor("Lock", before));
            before = next;
        }

        Contention contention = contention(100, before);

        assertThat(contention.hands()).isEqualTo(10);
        assertThat(contention.holder()).isNull();
        assertThat(contention.heldUp()).isEqualTo(9);
    }

    @Test
    void threadThatTookItForAMoment_isNotBlamedForAllOfTheWait() throws IOException {
        first.at(1_095).begin(REQUEST, "GET /quick").spend(8).end();

        assertThat(contention(100, first).holder()).isNull();
    }

    @Test
    void threadThatTookItBetweenOthers_isNotBlamedForTheirTime() throws IOException {
        first.at(900).begin(REQUEST, "GET /slow").waits(SOCKET_READ, 195, peer("tax", 443), "TaxClient.rate:1");
        first.spend(100).end();
        tape.thread("exec-2").at(950).waits(BLOCKED, 130, monitor("Lock", second));

        assertThat(contention(100, first).holder()).isNull();
    }

    @Test
    void threadThatWasIdle_isNotBlamedForThatTime() throws IOException {
        first.at(900).waits(PARKED, 190, null, "java.util.concurrent.LinkedBlockingQueue.take:1");

        assertThat(contention(100, first).holder()).isNull();
    }

    @Test
    void taskOfTheHolder_thatEndedBeforeTheOtherWoke_isNamed() throws IOException {
        first.at(980).begin(JOB, "restock").spend(2);
        first.waits(SOCKET_READ, 110, peer("tax", 443), "TaxClient.rate:1", "Restock.run:2")
                .spend(5)
                .end();

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.name()).isEqualTo("restock");
        assertThat(holder.atLeastNanos()).isEqualTo(97 * Tape.MS);
        assertThat(holder.place().words()).isEqualTo("Restock.run at Restock.java:2");
        assertThat(holder.mainWait()).isNotNull();
        assertThat(holder.mainWait().object()).isEqualTo("tax:443");
    }

    @Test
    void holderThatWaitsForAnAnswerOverHttp_isTellingWhoWasAsked() throws IOException {
        first.at(980)
                .begin(JOB, "restock")
                .enter("http.client.requests GET tax /rates")
                .spend(2);
        first.waits(PARKED, 110, null, "jdk.internal.net.http.HttpClientImpl.send:1", "Restock.run:2")
                .leave()
                .end();

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.mainWait()).isNotNull();
        assertThat(holder.mainWait().object()).isEqualTo("tax");
    }

    @Test
    void chainThatComesBackToTheTask_ends() throws IOException {
        first.at(1_000).waits(BLOCKED, 99, monitor("Lock2", waiting), "Restock.run:2");

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.next()).isNull();
    }
}
