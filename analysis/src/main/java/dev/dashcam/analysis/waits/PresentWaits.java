/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows a task that has not ended, from what its thread did at the trigger to who held what it waited for, and on. Reads the
 * threads anew for each step, so that it holds none but those.
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
        ThreadAtTrigger thread = find(each -> each.id() == subject.threadId());
        boolean mine =
                thread != null && (thread.taskId() == subject.taskId() || openChildren.contains(thread.taskId()));
        if (thread == null || !mine || Site.of(thread.stack(), links).isIdle()) {
            return null;
        }
        Map<Long, ThreadAtTrigger> chain = new LinkedHashMap<>();
        chain.put(thread.id(), thread);
        long next = thread.lockOwnerId();
        while (next != 0 && !chain.containsKey(next) && chain.size() <= MAX_CHAIN) {
            ThreadAtTrigger last = lastOf(chain);
            long owner = next;
            ThreadAtTrigger found = find(each -> each.id() == owner);
            chain.put(owner, found == null ? onlyNamed(owner, last.lockOwnerName()) : found);
            next = found == null ? 0 : found.lockOwnerId();
        }
        return new AtTrigger(linked(chain, subject, next != 0 && chain.containsKey(next)), alsoWaiting(thread));
    }

    private ThreadNow linked(Map<Long, ThreadAtTrigger> chain, Subject subject, boolean isDeadlock) {
        ThreadNow owner = null;
        ThreadAtTrigger[] threads = chain.values().toArray(ThreadAtTrigger[]::new);
        for (int i = threads.length - 1; i > 0; i--) {
            TaskSpan task = book.spans().at(threads[i].id(), subject.endNanos());
            owner = now(threads[i], task, subject.endNanos(), owner, isDeadlock && i == threads.length - 1);
        }
        TaskSpan own = new TaskSpan(
                subject.taskId(),
                subject.threadId(),
                names.slotOf(subject.name()),
                subject.kind(),
                subject.startNanos(),
                subject.endNanos());
        return now(threads[0], own, subject.endNanos(), owner, isDeadlock && threads.length == 1);
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
        return new ThreadNow(
                thread.id(),
                thread.name(),
                thread.isVirtual(),
                object == null ? null : object.state(),
                object == null ? "" : object.name(),
                Site.of(thread.stack(), links).place(),
                thread.region(),
                task == null ? thread.taskId() : task.taskId(),
                task == null ? TaskKind.OTHER : task.kind(),
                task == null ? thread.taskName() : names.name(task.nameSlot()),
                task == null ? -1 : atNanos - task.startNanos(),
                owner,
                deadlock);
    }

    /** An owner that the recording does not show: all virtual threads cannot be listed. */
    private static ThreadAtTrigger onlyNamed(long id, String name) {
        return new ThreadAtTrigger(id, name, false, Thread.State.RUNNABLE, "", 0, "", 0, "", "", List.of());
    }

    private long alsoWaiting(ThreadAtTrigger thread) throws IOException {
        if (thread.lock().isEmpty()) {
            return 0;
        }
        long[] count = new long[1];
        incident.threads(each -> count[0] += each.lock().equals(thread.lock()) && each.id() != thread.id() ? 1 : 0);
        return count[0];
    }

    private @Nullable ThreadAtTrigger find(Predicate<ThreadAtTrigger> wanted) throws IOException {
        ThreadAtTrigger[] found = new ThreadAtTrigger[1];
        incident.threads(each -> found[0] = found[0] == null && wanted.test(each) ? each : found[0]);
        return found[0];
    }

    private static ThreadAtTrigger lastOf(Map<Long, ThreadAtTrigger> chain) {
        ThreadAtTrigger[] threads = chain.values().toArray(ThreadAtTrigger[]::new);
        return threads[threads.length - 1];
    }
}
