/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.read.ThreadState.PARKED;
import static dev.dashcam.read.ThreadState.RUNNING;
import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request that waits for the result of another thread: the pool is told as far as it is known. */
final class ThreadPoolsTest {
    private static final String FUTURE = "java.util.concurrent.FutureTask";
    private static final String[] ASKING = {FUTURE + ".get:190", "shop.Orders.load:3"};
    private static final String[] IDLE = {
        "java.util.concurrent.locks.LockSupport.park:1",
        "java.util.concurrent.LinkedBlockingQueue.take:1",
        "java.util.concurrent.ThreadPoolExecutor.getTask:1",
        "java.util.concurrent.ThreadPoolExecutor$Worker.run:1",
        "java.lang.Thread.run:1"
    };
    private static final String[] AT_WORK = {
        "shop.Reports.run:8", "java.util.concurrent.ThreadPoolExecutor$Worker.run:1", "java.lang.Thread.run:1"
    };

    private final Tape tape = new Tape().withJvm().ownCodeIn("shop").tail(0);
    private final ThreadTape request = tape.thread("exec-1").at(20_000);

    /** Waits from 20,000 ms on for a result. */
    private String waited(double ms) throws IOException {
        request.begin(REQUEST, "GET /a").waits(PARKED, ms, null, ASKING);
        long id = request.taskId();
        request.end();
        return verdict(ExplainOptions.task(id));
    }

    /** Has waited for one since 20,000 ms. */
    private String waiting() throws IOException {
        request.begin(REQUEST, "GET /a");
        atTrigger(request, Thread.State.WAITING, FUTURE + "@1f", ASKING);
        return verdict(ExplainOptions.stuck());
    }

    private String verdict(ExplainOptions options) throws IOException {
        Findings findings = new Explanations().examine(tape, options);
        JsonCheck.check(JsonReport.of(findings));
        return Explanations.inWords(findings).verdict();
    }

    private void atTrigger(ThreadTape thread, Thread.State state, String lock, String... frames) {
        List<StackTraceElement> stack = Arrays.stream(frames)
                .map(frame -> frame.split("[:]"))
                .map(parts -> new StackTraceElement(
                        parts[0].substring(0, parts[0].lastIndexOf('.')),
                        parts[0].substring(parts[0].lastIndexOf('.') + 1),
                        parts[0].startsWith("shop.Orders") ? "Orders.java" : "Reports.java",
                        Integer.parseInt(parts[1])))
                .toList();
        tape.atTrigger(new ThreadAtTrigger(
                thread.threadId(), thread.name(), false, state, lock, 0, "", thread.taskId(), "", "", stack));
    }

    private void idleAtTrigger(ThreadTape worker) {
        atTrigger(worker, Thread.State.WAITING, "java.util.concurrent.locks.Condition@2f", IDLE);
    }

    /** Has been idle, works at a job from one time to another one, and is idle again. */
    private ThreadTape worker(String name, double fromMs, double toMs) {
        ThreadTape worker = tape.thread(name).at(1_000).waits(PARKED, fromMs - 1_000, null, IDLE);
        worker.begin(JOB, "report").spend(toMs - fromMs).end();
        idleAtTrigger(worker);
        return worker;
    }

    /** Has been idle, and works at a job that does not end. */
    private ThreadTape busyWorker(String name, double fromMs) {
        ThreadTape worker = tape.thread(name).at(1_000).waits(PARKED, fromMs - 1_000, null, IDLE);
        worker.begin(JOB, "report");
        atTrigger(worker, Thread.State.RUNNABLE, "", AT_WORK);
        return worker;
    }

    /** Records a region of the request. */
    private void worksForIt(ThreadTape worker, double fromMs, double toMs) {
        worker.at(fromMs).enter("price").at(toMs).leave();
        var end = tape.events.get(tape.events.size() - 1);
        end.taskId = request.taskId();
    }

    @Test
    void onlyPoolWithoutAnIdleThread_isToldWithWhatItRan() throws IOException {
        worker("pool-1-thread-1", 19_000, 20_360);
        worker("pool-1-thread-2", 19_500, 20_350);
        worker("task-1", 19_500, 20_050);

        assertThat(waited(400))
                .endsWith("It was parked for 400 ms of it, in Orders.load at Orders.java:3. For 350 ms of that all 2"
                        + " threads of pool-1 were busy (2 job report), and those of no other thread pool.");
    }

    @Test
    void twoPoolsWithoutAnIdleThread_areBothNotTold() throws IOException {
        worker("pool-1-thread-1", 19_000, 20_360);
        worker("task-1", 19_500, 20_350);

        assertThat(waited(400)).endsWith("in Orders.load at Orders.java:3.");
    }

    @Test
    void poolOfWhichOneThreadWasIdle_isNotTold() throws IOException {
        worker("pool-1-thread-1", 19_000, 20_360);
        worker("pool-1-thread-2", 18_000, 18_100);

        assertThat(waited(400)).endsWith("in Orders.load at Orders.java:3.");
    }

    @Test
    void poolOfWhichOneThreadBeganToWorkLater_hadRoomUntilThen() throws IOException {
        worker("pool-1-thread-1", 19_000, 20_360);
        busyWorker("pool-1-thread-2", 20_300);

        assertThat(waited(400)).endsWith("in Orders.load at Orders.java:3.");
    }

    @Test
    void poolThatBeganAThreadMeanwhile_hadRoomUntilThen() throws IOException {
        worker("pool-1-thread-1", 19_000, 20_360);
        ThreadTape later = tape.thread("pool-1-thread-2").at(20_300);
        began(later);
        atTrigger(later.begin(JOB, "report"), Thread.State.RUNNABLE, "", AT_WORK);

        assertThat(waited(400)).endsWith("in Orders.load at Orders.java:3.");
    }

    private void began(ThreadTape thread) {
        var start = tape.event(EventKind.STATE_TRANSITION, "");
        start.timeNanos = Tape.nanos(thread.nowMs());
        start.threadId = thread.threadId();
        start.threadName = thread.name();
        start.stateBefore = ThreadState.NONE;
        start.stateAfter = RUNNING;
    }

    @Test
    void poolThatBeginsThreadsAsItNeedsThem_isNeverFull() throws IOException {
        String[] idle = IDLE.clone();
        idle[1] = "java.util.concurrent.SynchronousQueue$TransferStack.transfer:1";
        ThreadTape cached = tape.thread("cached-1").at(1_000).waits(PARKED, 18_000, null, idle);
        atTrigger(cached.begin(JOB, "report"), Thread.State.RUNNABLE, "", AT_WORK);

        assertThat(waited(400)).endsWith("in Orders.load at Orders.java:3.");
    }

    @Test
    void poolThatIsNeverIdle_isNotTold() throws IOException {
        ThreadTape consumer = tape.thread("consumer-1").at(2_000).begin(JOB, "consume");
        atTrigger(consumer, Thread.State.RUNNABLE, "", AT_WORK);

        assertThat(waited(400)).endsWith("in Orders.load at Orders.java:3.");
    }

    @Test
    void poolWhoseThreadWorkedForTheTask_isToldWithHowLongAllWereBusyBefore() throws IOException {
        ThreadTape first = worker("pool-1-thread-1", 19_000, 20_300);
        worker("pool-1-thread-2", 19_500, 20_390);
        worker("task-1", 19_500, 20_390);
        request.begin(REQUEST, "GET /a");
        worksForIt(first, 20_300, 20_400);
        long id = request.taskId();
        request.waits(PARKED, 400, null, ASKING).end();

        assertThat(verdict(ExplainOptions.task(id)))
                .endsWith(
                        "in Orders.load at Orders.java:3. Its work ran on pool-1; for 300 ms before that all 2 threads of"
                                + " it were busy (2 job report).");
    }

    @Test
    void poolWhoseThreadWorkedAtOnce_isToldAlone() throws IOException {
        ThreadTape first = worker("pool-1-thread-1", 19_000, 19_100);
        worker("task-1", 19_500, 20_390);
        request.begin(REQUEST, "GET /a");
        worksForIt(first, 20_001, 20_400);
        long id = request.taskId();
        request.waits(PARKED, 400, null, ASKING).end();

        assertThat(verdict(ExplainOptions.task(id))).endsWith(" Its work ran on pool-1.");
    }

    @Test
    void otherWaits_areNotForAPool() throws IOException {
        worker("pool-1-thread-1", 19_000, 20_400);
        request.begin(REQUEST, "GET /a");
        request.waits(PARKED, 400, null, "java.util.concurrent.CountDownLatch.await:1", "shop.Orders.load:3");
        long id = request.taskId();
        request.end();

        assertThat(verdict(ExplainOptions.task(id))).endsWith("in Orders.load at Orders.java:3.");
    }

    @Test
    void waitThatLasts_isToldWithWhatTheThreadsDo() throws IOException {
        busyWorker("pool-1-thread-1", 15_000);
        busyWorker("pool-1-thread-2", 12_000);
        worker("task-1", 19_500, 19_600);

        assertThat(waiting())
                .endsWith(" All 2 threads of pool-1 were busy then (2 job report), and those of no other thread pool;"
                        + " \"pool-1-thread-2\" was running or ready to run, in Reports.run at Reports.java:8.");
    }

    @Test
    void waitThatLasts_whileAThreadIsIdle_isNotForThatPool() throws IOException {
        busyWorker("pool-1-thread-1", 15_000);
        worker("pool-1-thread-2", 12_000, 12_100);

        assertThat(waiting()).doesNotContain("pool-1");
    }

    @Test
    void threadThatOnlyHasSuchAName_isNoneOfThePool() throws IOException {
        busyWorker("Thread-1", 15_000);
        ThreadTape stranger = tape.thread("Thread-2").at(1_000);
        atTrigger(stranger, Thread.State.RUNNABLE, "", "shop.Reports.run:8", "java.lang.Thread.run:1");

        assertThat(waiting()).contains(" The only thread of Thread was busy then (1 job report)");
    }

    @Test
    void requestOnThePoolItself_isToldAsOneOfThem() throws IOException {
        busyWorker("pool-1-thread-1", 15_000);
        ThreadTape own = tape.thread("pool-1-thread-2").at(1_000).waits(PARKED, 18_000, null, IDLE);
        own.at(20_000).begin(REQUEST, "GET /b");
        atTrigger(own, Thread.State.WAITING, FUTURE + "@1f", FUTURE + ".get:190", "shop.Orders.load:3");

        assertThat(verdict(ExplainOptions.task(own.taskId())))
                .contains(
                        " All 2 threads of pool-1 were busy then (1 job report), this one among them, and those of no");
    }
}
