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
import static dev.dashcam.read.ThreadState.WAITING;
import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.WaitTarget;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Who is found to have held a lock, from what JFR tells: how long others waited and who released it last. */
final class LockHoldersTest {
    private final Tape tape = new Tape().withJvm();
    private final ThreadTape waiting = tape.thread("exec-1").at(1_000);
    private final ThreadTape first = tape.thread("first");
    private final ThreadTape second = tape.thread("second");

    private long taskId;

    /** The task waits for a lock for so long, which that thread released. */
    private Contention contention(double ms, ThreadTape releasedBy) throws IOException {
        waiting.begin(REQUEST, "GET /a");
        taskId = waiting.taskId();
        waiting.waits(BLOCKED, ms, monitor("Lock", releasedBy), "Inventory.reserve:88")
                .end();
        Contention contention =
                new Explanations().examine(tape, ExplainOptions.task(taskId)).contention();
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
        assertThat(contention.passedOn()).isTrue();
        assertThat(text(contention))
                .contains("At least 10 threads held it one after the other, none for most of the time.");
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
    void threadThatWokeInObjectWait_isNotBlamedForTheTimeUntilItIsKnownToHaveItAgain() throws IOException {
        first.at(900).waits(WAITING, 120, monitor("Lock", second)).at(1_095).in("count", 2);

        Contention contention = contention(100, first);

        assertThat(contention.hands()).isEqualTo(1);
        assertThat(contention.holder()).isNull();
    }

    @Test
    void threadThatWokeBeforeTheTaskCame_mayHaveIt_onlyOnceItIsSeen() throws IOException {
        first.at(900).waits(WAITING, 70, monitor("Lock", second));
        tape.event(EventKind.SAMPLE, "").timeNanos = Tape.nanos(1_090);
        tape.events.get(tape.events.size() - 1).threadId = first.threadId();

        assertThat(contention(100, first).holder()).isNull();
    }

    @Test
    void threadThatIsNotSeenAfterObjectWait_isNotBlamed() throws IOException {
        first.at(900).waits(WAITING, 105, monitor("Lock", second));

        assertThat(contention(100, first).holder()).isNull();
    }

    @Test
    void threadThatTookItAgainAfterObjectWait_isNamed() throws IOException {
        first.at(900).begin(JOB, "restock").waits(WAITING, 105, monitor("Lock", second));
        first.spend(1).waits(SLEEPING, 90, null, "Restock.run:2").spend(5).end();

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("first");
        assertThat(holder.atLeastNanos()).isEqualTo(94 * Tape.MS);
        assertThat(holder.mainWait()).isNotNull();
        assertThat(holder.mainWait().state()).isEqualTo(State.SLEEPING);
    }

    @Test
    void threadWhoseTimeRanOutInObjectWait_heldItFromTheEndOfItsWaitForTheMonitor() throws IOException {
        first.at(950).waits(WAITING, 60, monitor("Lock", first)).waits(BLOCKED, 60, monitor("Lock", second));

        Contention contention = contention(100, first);

        assertThat(contention.hands()).isEqualTo(2);
        assertThat(contention.holder()).isNotNull();
        assertThat(contention.holder().threadName()).isEqualTo("second");
        assertThat(contention.holder().atLeastNanos()).isEqualTo(70 * Tape.MS);
    }

    @Test
    void threadThatGaveItUpByObjectWait_heldItUntilThen() throws IOException {
        first.at(1_080).waits(WAITING, 500, monitor("Lock", second));

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.atLeastNanos()).isEqualTo(80 * Tape.MS);
        assertThat(holder.waits()).isEmpty();
    }

    @Test
    void anotherThreadThatHadItAfterObjectWait_endsTheTimeOfWhichTheLastOneIsToBlame() throws IOException {
        second.at(900).waits(WAITING, 180, monitor("Lock", first)).at(1_085).in("count", 2);

        assertThat(contention(100, first).holder()).isNull();
    }

    @Test
    void holderInObjectWaitOnAnotherMonitor_keepsTheLock() throws IOException {
        WaitTarget other = new WaitTarget("shop.Queue", 0x9a1, second.threadId(), "second", "", "", 0, "", 0);
        first.at(990).waits(WAITING, 105, other, "Queue.take:4").spend(1);

        Holder holder = contention(100, first).holder();

        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("first");
        assertThat(holder.atLeastNanos()).isEqualTo(100 * Tape.MS);
        assertThat(holder.mainWait()).isNotNull();
        assertThat(holder.mainWait().state()).isEqualTo(State.WAITING);
    }

    @Test
    void threadInObjectWait_isNotOneThatWaitsForTheLock() throws IOException {
        second.at(900).waits(WAITING, 300, monitor("Lock", first));

        assertThat(contention(100, first).heldUp()).isZero();
    }

    private String text(Contention contention) throws IOException {
        assertThat(contention).isNotNull();
        return new Explanations()
                .explain(tape.slow("GET /a", taskId, 100, 50))
                .text()
                .replaceAll("\\s+", " ");
    }

    @Test
    void holder_isSaidToBeOneForSure_onlyWhereShortWaitsAreSeen() throws IOException {
        first.at(1_002).waits(SLEEPING, 97, null, "Restock.run:2");

        assertThat(text(contention(100, first)))
                .contains("\"first\" held it for at least 98 ms; for 97 ms of them it slept, lock in hand, in ")
                .contains("held it >= 98 ms");
    }

    @Test
    void threadThatDidNothingThatIsKnown_isOnlyTheLastToHoldIt() throws IOException {
        Contention contention = contention(100, first);

        assertThat(contention.holder()).isNotNull();
        assertThat(contention.holder().isProven()).isFalse();
        assertThat(text(contention))
                .contains("The lock: Lock. It was last held by \"first\"; since when is not known.")
                .contains("may have held 100 ms")
                .doesNotContain("at least");
    }

    @Test
    void threadThatWasWokenByTheOneThatHadTheLock_isOnlyTheLastToHoldIt() throws IOException {
        first.at(980).begin(JOB, "restock").waits(PARKED, 119, null, "Restock.take:2");

        Contention contention = contention(100, first);

        assertThat(contention.holder()).isNotNull();
        assertThat(contention.holder().isProven()).isFalse();
        assertThat(text(contention))
                .contains("It was last held by \"first\" to run the job restock; since when is not known. For 99 ms"
                        + " meanwhile that thread waited, in Restock.take at Restock.java:2.");
    }

    @Test
    void threadThatWaitedForAPeer_butNotJustBefore_isOnlyTheLastToHoldIt() throws IOException {
        first.at(1_002).waits(SOCKET_READ, 80, peer("tax", 443), "TaxClient.rate:1");

        assertThat(contention(100, first).holder().isProven()).isFalse();
    }

    @Test
    void threadThatSlept_whileAnotherOneGotTheLock_isOnlyTheLastToHoldIt() throws IOException {
        first.at(1_002).waits(SLEEPING, 97, null, "Restock.run:2");
        second.at(990).waits(BLOCKED, 20, monitor("Lock", tape.thread("third")));

        Contention contention = contention(100, first);

        assertThat(contention.holder()).isNotNull();
        assertThat(contention.holder().threadName()).isEqualTo("first");
        assertThat(contention.holder().isProven()).isFalse();
        assertThat(contention.holder().atLeastNanos()).isEqualTo(90 * Tape.MS);
    }

    @Test
    void holder_whereWaitsOf20MsMayBeUnseen_isSaidWithThat() throws IOException {
        tape.threshold("waiting", 0, 20);
        first.at(995).waits(SOCKET_READ, 100, peer("tax", 443), "TaxClient.rate:1");

        assertThat(text(contention(100, first)))
                .contains(
                        "\"first\" released it last; as far as waits of 20 ms and more tell, it had held it for 100 ms; for 95 ms"
                                + " of them it waited for an answer from tax:443.")
                .contains("may have held 100 ms")
                .doesNotContain("lock in hand", "at least");
    }

    @Test
    void threshold_isTheLongestThatWasInForceMeanwhile() throws IOException {
        tape.threshold("blocked", 500, 20).threshold("blocked", 1_050, 10).threshold("blocked", 1_200, 1);

        assertThat(contention(100, first).unseenNanos()).isEqualTo(20 * Tape.MS);
    }

    @Test
    void threshold_thatWasInForceBefore_doesNotMatter() throws IOException {
        tape.threshold("blocked", 500, 20).threshold("blocked", 900, 1);

        assertThat(contention(100, first).unseenNanos()).isEqualTo(Tape.MS);
    }

    @Test
    void handsOfWhichOneIsNotKnown_areNotSaidToHaveHadItForShort() throws IOException {
        first.at(1_080).begin(REQUEST, "GET /quick").spend(8).end();
        second.at(990).waits(BLOCKED, 100, monitor("Lock", first));

        Contention contention = contention(100, second);

        assertThat(contention.hands()).isEqualTo(2);
        assertThat(contention.passedOn()).isFalse();
        assertThat(text(contention)).contains("The lock: Lock. Who held it for most of the time is not known.");
    }

    @Test
    void earlierWaits_forMoreClassesThanAreKept_areNotKnown() throws IOException {
        for (int i = 0; i < 1_025; i++) {
            second.at(10).waits(BLOCKED, 2, monitor("Lock" + i, first));
        }
        waiting.at(20_000);

        Contention contention = contention(100, first);

        assertThat(contention.before()).isEqualTo(-1);
        assertThat(text(contention)).doesNotContain("None waited", "There were");
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
