/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.scan.WaitState;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import dev.dashcam.source.SourceLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a task that has not ended, from what its thread did at the trigger to who held what it waited for, and on. Reads the
 * threads twice, first who waits for whom and then those it follows, so that it holds none but those.
 */
public final class PresentWaits {
    private static final int MAX_CHAIN = 5;

    private final Incident incident;
    private final WaitBook book;
    private final NameSlots names;
    private final SourceLinks links;

    /** Follows in this recording; the book knows which task ran on which thread. */
    public PresentWaits(Incident incident, WaitBook book, NameSlots names) {
        this.incident = incident;
        this.book = book;
        this.names = names;
        this.links = SourceLinks.of(incident.manifest().configuration());
    }

    /**
     * How a task stood at the trigger, null where that is not known: the recording does not say it, or the task was not on the thread
     * that it began on.
     *
     * @param openChildren its child tasks that had not ended
     */
    public @Nullable AtTrigger of(Subject subject, Set<Long> openChildren) throws IOException {
        ThreadAtTrigger[] found = new ThreadAtTrigger[1];
        Map<Long, Long> owners = new HashMap<>();
        incident.threads(each -> {
            found[0] = each.id() == subject.threadId() ? each : found[0];
            long owner = owner(each);
            if (owner != 0) {
                owners.put(each.id(), owner);
            }
        });
        ThreadAtTrigger thread = found[0];
        boolean mine =
                thread != null && (thread.taskId() == subject.taskId() || openChildren.contains(thread.taskId()));
        if (thread == null || !mine || Site.of(thread.stack(), links).isIdle()) {
            return null;
        }
        Set<Long> chain = new LinkedHashSet<>();
        long next = thread.id();
        while (next != 0 && chain.size() <= MAX_CHAIN && chain.add(next)) {
            next = owners.getOrDefault(next, 0L);
        }
        long[] alsoWaiting = new long[1];
        Map<Long, ThreadAtTrigger> read = new HashMap<>();
        read.put(thread.id(), thread);
        if (chain.size() > 1 || !thread.lock().isEmpty()) {
            incident.threads(each -> {
                alsoWaiting[0] += each.id() != thread.id() && each.lock().equals(thread.lock()) ? 1 : 0;
                if (chain.contains(each.id())) {
                    read.put(each.id(), each);
                }
            });
        }
        List<ThreadAtTrigger> threads = new ArrayList<>();
        for (long id : chain) {
            ThreadAtTrigger known = read.get(id);
            threads.add(
                    known == null
                            ? onlyNamed(id, threads.get(threads.size() - 1).lockOwnerName())
                            : known);
        }
        return new AtTrigger(
                linked(threads, subject, isDeadlock(threads, next)),
                thread.lock().isEmpty() ? 0 : alsoWaiting[0]);
    }

    /**
     * Who has what a thread waits for, 0 where nobody does or that is not known. Of one in {@code Object.wait} Java names who has the
     * monitor, for which it does not wait.
     */
    private static long owner(ThreadAtTrigger thread) {
        ThreadState wait = thread.lockOwnerId() == 0 ? null : PresentState.of(thread);
        return wait != null && WaitState.of(wait, PresentState.target(thread), thread.stack()) == State.LOCK
                ? thread.lockOwnerId()
                : 0;
    }

    /** Whether the last of them waits for that one of them, and none from that one on gives up after a time. */
    private static boolean isDeadlock(List<ThreadAtTrigger> threads, long ownerId) {
        boolean inCycle = false;
        for (ThreadAtTrigger thread : threads) {
            inCycle |= thread.id() == ownerId;
            if (inCycle && thread.state() == Thread.State.TIMED_WAITING) {
                return false;
            }
        }
        return inCycle;
    }

    private ThreadNow linked(List<ThreadAtTrigger> threads, Subject subject, boolean isDeadlock) {
        ThreadNow owner = null;
        for (int i = threads.size() - 1; i > 0; i--) {
            TaskSpan task = book.spans().at(threads.get(i).id(), subject.endNanos());
            owner = now(threads.get(i), task, subject.endNanos(), owner, isDeadlock && i == threads.size() - 1);
        }
        TaskSpan own = new TaskSpan(
                subject.taskId(),
                subject.threadId(),
                names.slotOf(subject.name()),
                subject.kind(),
                subject.startNanos(),
                subject.endNanos());
        return now(threads.get(0), own, subject.endNanos(), owner, isDeadlock && threads.size() == 1);
    }

    private ThreadNow now(
            ThreadAtTrigger thread,
            @Nullable TaskSpan task,
            long atNanos,
            @Nullable ThreadNow owner,
            boolean deadlock) {
        ThreadState wait = PresentState.of(thread);
        WaitObject object = wait == null
                ? null
                : WaitObject.of(wait, PresentState.target(thread), thread.stack(), PeerName.in(thread.region()));
        return new PresentThread(book, names, links, atNanos)
                .of(
                        thread,
                        task,
                        object == null ? null : object.state(),
                        wait == null || object == null
                                ? ""
                                : object.state() == State.DISK ? PresentState.fileWork(wait) : object.name(),
                        owner,
                        deadlock);
    }

    /** An owner that the recording does not show: all virtual threads cannot be listed. */
    private static ThreadAtTrigger onlyNamed(long id, String name) {
        return new ThreadAtTrigger(id, name, false, Thread.State.RUNNABLE, "", 0, "", 0, "", "", List.of());
    }
}
