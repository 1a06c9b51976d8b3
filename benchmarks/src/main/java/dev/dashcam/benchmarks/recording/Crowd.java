/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Thousands of virtual threads that wait for their turn, in which each does one thing and wakes the next. */
@State(Scope.Benchmark)
public class Crowd {
    /** More than there are among the recent ones. */
    static final int THREADS = 4_000;

    private static final EventName NAME = EventName.of("price");
    private static final EventName TASK = EventName.of("GET /checkout");

    /** What each does: nothing, one event, one event in a task that is open all the while, or a task. */
    @Param({"nothing", "mark", "markInTask", "task"})
    public String work = "nothing";

    private final List<Member> members = new ArrayList<>();
    private final Semaphore allHadTheirTurn = new Semaphore(0);
    private volatile boolean isOver;

    /** Starts them. */
    @Setup(Level.Trial)
    public void start(RecorderState state) throws ReflectiveOperationException {
        Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        Member next = null;
        for (int i = 0; i < THREADS; i++) {
            next = new Member(state.recorder, next);
            next.thread = (Thread) startVirtualThread.invoke(null, next);
            members.add(next);
        }
    }

    /** Lets each have its turn. */
    void turns() {
        members.get(THREADS - 1).takeTurn();
        allHadTheirTurn.acquireUninterruptibly();
    }

    /** Waits for their end. */
    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
        isOver = true;
        turns();
        for (Member member : members) {
            member.thread.join();
        }
    }

    /** One of them. */
    private final class Member implements Runnable {
        private final FlightRecorder recorder;
        private final @Nullable Member next;
        private @Nullable Thread thread;
        private volatile boolean isMyTurn;

        Member(FlightRecorder recorder, @Nullable Member next) {
            this.recorder = recorder;
            this.next = next;
        }

        @Override
        public void run() {
            switch (work) {
                case "mark" -> turns(() -> recorder.mark(NAME));
                case "markInTask" -> {
                    try (Task task = recorder.task(TASK, TaskKind.OTHER)) {
                        turns(() -> recorder.mark(NAME));
                    }
                }
                case "task" -> turns(() -> recorder.task(TASK, TaskKind.REQUEST).close());
                default -> turns(() -> {});
            }
        }

        private void turns(Runnable turn) {
            boolean isLastTurn;
            do {
                while (!isMyTurn) {
                    LockSupport.park();
                }
                isMyTurn = false;
                isLastTurn = isOver;
                turn.run();
                if (next == null) {
                    allHadTheirTurn.release();
                } else {
                    next.takeTurn();
                }
            } while (!isLastTurn);
        }

        void takeTurn() {
            isMyTurn = true;
            LockSupport.unpark(thread);
        }
    }
}
