/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.monitor;
import static dev.dashcam.analysis.ThreadTape.peer;
import static dev.dashcam.read.ThreadState.BLOCKED;
import static dev.dashcam.read.ThreadState.FILE_WRITE;
import static dev.dashcam.read.ThreadState.PARKED;
import static dev.dashcam.read.ThreadState.PINNED;
import static dev.dashcam.read.ThreadState.SLEEPING;
import static dev.dashcam.read.ThreadState.SOCKET_READ;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What counts where two of the parts overlap, as docs/account.md says. */
final class StateAccountTest {
    private final Tape tape = new Tape().withJvm();
    private final ThreadTape thread = tape.thread("exec-1").at(1_000);
    private final ThreadTape other = tape.thread("other");

    private StateAccount account() throws IOException {
        long id = thread.taskId();
        thread.end();
        StateAccount account =
                new Explanations().examine(tape, ExplainOptions.task(id)).states();
        assertThat(account).isNotNull();
        long sum = account.shares().stream().mapToLong(StateShare::nanos).sum();
        assertThat(sum).isEqualTo(account.wallNanos());
        assertThat(account.shares())
                .allSatisfy(share -> assertThat(share.nanos()).isPositive());
        return account;
    }

    private static double ms(StateAccount account, State state) {
        return account.nanos(state) / (double) Tape.MS;
    }

    @Test
    void waits_besideOneAnother_haveTheirTimeAndTheRestIsUnexplained() throws IOException {
        thread.begin(REQUEST, "GET /a").spend(5).waits(BLOCKED, 50, monitor("Lock", other));
        thread.spend(5).waits(SOCKET_READ, 30, peer("tax", 443)).spend(10).used(12, 3, 0);

        StateAccount account = account();

        assertThat(ms(account, State.LOCK)).isEqualTo(50);
        assertThat(ms(account, State.NETWORK)).isEqualTo(30);
        assertThat(ms(account, State.ON_CPU)).isEqualTo(12);
        assertThat(ms(account, State.WAITING_FOR_CPU)).isEqualTo(3);
        assertThat(ms(account, State.UNEXPLAINED)).isEqualTo(5);
        assertThat(account.thresholdNanos()).isEqualTo(Tape.MS);
    }

    @Test
    void answersOverHttp_areOfThePeerThatTheInnermostRegionNames() throws IOException {
        String[] send = {"jdk.internal.net.http.HttpClientImpl.send:1", "TaxClient.rate:2"};
        String[] restClient = {"org.springframework.http.client.JdkClientHttpRequest.executeInternal:1", "Bank.pay:3"};
        String[] body = {"jdk.internal.net.http.ResponseSubscribers$HttpResponseInputStream.current:1", "Bank.pay:3"};
        thread.begin(REQUEST, "GET /a").enter("http.client.requests GET bank /pay");
        thread.waits(PARKED, 40, null, restClient).waits(PARKED, 5, null, body);
        thread.leave()
                .enter("ask tax:443")
                .enter("price")
                .waits(PARKED, 30, null, send)
                .leave()
                .leave();
        thread.enter("later").waits(PARKED, 20, null, send).leave().spend(10);

        assertThat(account().shares())
                .filteredOn(share -> share.state() == State.NETWORK)
                .extracting(share -> share.object() + " " + share.nanos() / Tape.MS)
                .containsExactly("bank 45", "tax:443 30", "an answer over HTTP 20");
    }

    @Test
    void place_isOfTheServicesOwnCodeWhereThatIsKnown() throws IOException {
        String[] stack = {
            "java.lang.Thread.sleep:1", "org.lib.Retry.again:2", "shop.Bank$$Proxy.pay:0", "shop.Bank.pay:3"
        };
        thread.begin(REQUEST, "GET /a").waits(SLEEPING, 40, null, stack);
        thread.waits(SOCKET_READ, 30, peer("tax", 443), "org.lib.Client.read:5");

        assertThat(tape.ownCodeIn("org.elsewhere,shop")).isSameAs(tape);
        assertThat(account().shares())
                .filteredOn(share -> share.place().isKnown())
                .extracting(share -> share.place().words())
                .containsExactly("Bank.pay at Bank.java:3", "Client.read at Client.java:5");
    }

    @Test
    void pinnedVirtualThread_isToldInsteadOfItsParkButNotOfASleepOrAPeer() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(PARKED, 50, null, "Rates.<clinit>:3");
        thread.at(1_000.5).waits(PINNED, 49.5, null, "Rates.<clinit>:3").spend(5);
        thread.waits(PARKED, 20, null, "Rates.load:7");
        thread.waits(SLEEPING, 30, null, "Rates.<clinit>:3").at(1_075.5).waits(PINNED, 29.5, null, "Rates.<clinit>:3");
        thread.waits(SOCKET_READ, 10, peer("tax", 443)).at(1_105).waits(PINNED, 10, null, "Rates.<clinit>:3");

        StateAccount account = account();

        assertThat(ms(account, State.PINNED)).isEqualTo(49.5);
        assertThat(ms(account, State.PARKED)).isEqualTo(20);
        assertThat(ms(account, State.SLEEPING)).isEqualTo(30);
        assertThat(ms(account, State.NETWORK)).isEqualTo(10);
    }

    @Test
    void pause_duringAWaitForAThread_countsInsteadOfIt() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(BLOCKED, 50, monitor("Lock", other));
        tape.collection(1_010, 20);

        StateAccount account = account();

        assertThat(ms(account, State.LOCK)).isEqualTo(30);
        assertThat(ms(account, State.PAUSED)).isEqualTo(20);
    }

    @Test
    void pause_duringAWaitForTheOutside_doesNotCount() throws IOException {
        thread.begin(REQUEST, "GET /a").waits(SOCKET_READ, 50, peer("tax", 443)).spend(10);
        tape.collection(1_040, 14);

        StateAccount account = account();

        assertThat(ms(account, State.NETWORK)).isEqualTo(50);
        assertThat(ms(account, State.PAUSED)).isEqualTo(4);
    }

    @Test
    void pauses_insideOneAnother_countOnce() throws IOException {
        thread.begin(REQUEST, "GET /a").spend(50);
        tape.collection(1_012, 5);
        tape.collection(1_010, 20);
        tape.collection(1_025, 10);

        assertThat(ms(account(), State.PAUSED)).isEqualTo(25);
    }

    @Test
    void pauses_ofALongTask_countHoweverManyThereAre() throws IOException {
        thread.begin(REQUEST, "GET /a").spend(1_000);
        for (int i = 0; i < 300; i++) {
            tape.collection(1_000 + 3 * i, 1);
        }

        StateAccount account = account();

        assertThat(ms(account, State.PAUSED)).isEqualTo(300);
        assertThat(account.shares())
                .filteredOn(share -> share.state() == State.PAUSED)
                .extracting(StateShare::object)
                .containsExactly("G1 young, 300 pauses");
    }

    @Test
    void pauses_thatDoNotFit_areLeftOutFromTheShortestOn() throws IOException {
        thread.begin(REQUEST, "GET /a").spend(20_000);
        for (int i = 0; i < 17_000; i++) {
            tape.collection(1_000 + i, i % 100 == 0 ? 0.5 : 0.005);
        }

        StateAccount account = account();

        assertThat(ms(account, State.PAUSED)).isEqualTo(85);
    }

    @Test
    void cpu_thatDoesNotFitBesideALock_wasInsideTheWait() throws IOException {
        thread.begin(REQUEST, "GET /a")
                .spend(5)
                .waits(BLOCKED, 50, monitor("Lock", other))
                .spend(5)
                .used(14, 6, 0);

        StateAccount account = account();

        assertThat(ms(account, State.LOCK)).isEqualTo(40);
        assertThat(ms(account, State.ON_CPU)).isEqualTo(14);
        assertThat(ms(account, State.WAITING_FOR_CPU)).isEqualTo(6);
        assertThat(ms(account, State.UNEXPLAINED)).isZero();
    }

    @Test
    void cpu_thatDoesNotFitBesideTheOutside_isTheOutsides() throws IOException {
        thread.begin(REQUEST, "GET /a")
                .spend(5)
                .waits(SOCKET_READ, 90, peer("tax", 443))
                .spend(5)
                .used(70, 20, 0);

        StateAccount account = account();

        assertThat(ms(account, State.WAITING_FOR_CPU)).isEqualTo(20);
        assertThat(ms(account, State.NETWORK)).isEqualTo(70);
        assertThat(ms(account, State.ON_CPU)).isEqualTo(10);
    }

    @Test
    void cpu_thatDoesNotFitBesideTheDisk_isTheKernelsWorkForIt() throws IOException {
        thread.begin(REQUEST, "GET /a")
                .spend(30)
                .waits(FILE_WRITE, 60, null)
                .spend(10)
                .used(20, 50, 0);

        StateAccount account = account();

        assertThat(ms(account, State.DISK)).isEqualTo(50);
        assertThat(ms(account, State.WAITING_FOR_CPU)).isEqualTo(50);
        assertThat(ms(account, State.ON_CPU)).isZero();
    }

    @Test
    void waitForACpu_thatIsTooLongToBeBelieved_isBelievedBesideTheWaitsOfACrowdedMachine() throws IOException {
        tape.value("host.cpus", 1_100, 2).value("host.runnable.threads", 1_100, 60);
        thread.begin(REQUEST, "GET /a").spend(1_000).waits(SLEEPING, 50, null).used(40, 950, 0);

        StateAccount account = account();

        assertThat(ms(account, State.WAITING_FOR_CPU)).isEqualTo(950);
        assertThat(ms(account, State.ON_CPU)).isEqualTo(40);
        assertThat(ms(account, State.SLEEPING)).isEqualTo(50);
        assertThat(ms(account, State.UNEXPLAINED)).isEqualTo(10);
    }

    @Test
    void waitForACpu_thatIsTooLongToBeBelieved_isNone_whereNobodyElseWantsOne() throws IOException {
        tape.value("host.cpus", 1_100, 2).value("host.runnable.threads", 1_100, 1);
        thread.begin(REQUEST, "GET /a").spend(1_000).used(40, 950, 0);

        assertThat(ms(account(), State.UNEXPLAINED)).isEqualTo(960);
    }

    @Test
    void waitForACpu_thatIsTooLongToBeBelieved_isNone_whereItDoesNotFitBesideASleep() throws IOException {
        tape.value("host.cpus", 1_100, 2).value("host.runnable.threads", 1_100, 60);
        thread.begin(REQUEST, "GET /a").spend(700).waits(SLEEPING, 300, null).used(40, 950, 0);

        StateAccount account = account();

        assertThat(ms(account, State.WAITING_FOR_CPU)).isZero();
        assertThat(ms(account, State.SLEEPING)).isEqualTo(300);
        assertThat(ms(account, State.UNEXPLAINED)).isEqualTo(660);
    }

    @Test
    void wait_thatBeganBeforeTheTask_countsFromItsBegin() throws IOException {
        ThreadTape waiting = tape.thread("exec-2").at(990);
        waiting.waits(SLEEPING, 40, null);
        long id = tape.newTaskId();
        ThreadTape same = tape.sameThread(waiting, "exec-2").at(1_000);
        same.begin(REQUEST, "GET /b", id).spend(50).end();

        StateAccount account =
                new Explanations().examine(tape, ExplainOptions.task(id)).states();

        assertThat(account).isNotNull();
        assertThat(ms(account, State.SLEEPING)).isEqualTo(30);
    }

    @Test
    void parts_ofRandomWaits_alwaysAddUp() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        thread.begin(REQUEST, "GET /a");
        for (int i = 0; i < 200; i++) {
            thread.spend(random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> thread.waits(BLOCKED, random.nextInt(9), monitor("Lock" + random.nextInt(9), other));
                case 1 -> thread.waits(SOCKET_READ, random.nextInt(9), peer("host" + random.nextInt(9), 1));
                case 2 -> thread.waits(SLEEPING, random.nextInt(9), null);
                default -> tape.collection(thread.nowMs() - random.nextInt(9), random.nextInt(12));
            }
        }
        double wallMs = thread.nowMs() - 1_000;
        thread.used(random.nextDouble() * wallMs, random.nextDouble() * wallMs, 0);

        StateAccount account = account();

        assertThat(account.wallNanos()).as("seed " + seed).isCloseTo(Math.round(wallMs * Tape.MS), within(1L));
    }
}
