/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.account.Pauses;
import dev.dashcam.analysis.scan.EventPass;
import dev.dashcam.analysis.scan.JvmCompleteness;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.source.SourceLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the JVM tells of a stretch of time: what each thread waited for, when all stood still, and which task ran on
 * which thread. Bounded.
 */
public final class WaitBook implements EventPass {
    private static final int MAX_OBJECTS = 1 << 12;
    private static final int MAX_SITES = 1 << 12;
    private static final int MAX_OPEN = 1 << 14;
    private static final int MAX_CLASSES = 1 << 10;
    private static final int BYTES_PER_OBJECT = 200;
    private static final int BYTES_PER_SITE = 400;
    private static final int BYTES_PER_OPEN = 120;

    private final NameSlots names;
    private final SourceLinks links;
    private final HeapBudget budget;
    private final long fromNanos;
    private final long untilNanos;
    private final Waits waits;
    private final Pauses pauses;
    private final PauseWords pauseWords;
    private final TaskSpans spans;
    private final OpenRegions regions;
    private final Map<WaitObject, Integer> numberOfObject = new HashMap<>();
    private final List<WaitObject> objects = new ArrayList<>();
    private final Map<Site, Integer> numberOfSite = new HashMap<>();
    private final List<Site> sites = new ArrayList<>();
    /** The reader hands out the same list for the same stack, of which there are few. */
    private final IdentityHashMap<List<StackTraceElement>, Integer> siteOfStack = new IdentityHashMap<>();

    private final Map<Long, TaskSpan> open = new HashMap<>();
    private final Map<Long, String> threadNames = new HashMap<>();
    private final Map<String, Long> earlierByClass = new HashMap<>();
    private final WaitThresholds thresholds;
    private final LockNumbers locks;
    private final Reentries reentries;
    private boolean classesLeftOut;
    private boolean tasksLeftOut;
    private boolean there;
    private long completeFromNanos = Long.MAX_VALUE;

    /**
     * A book about this stretch of time.
     *
     * @param links know the service's own code
     */
    public WaitBook(NameSlots names, SourceLinks links, HeapBudget budget, long fromNanos, long untilNanos) {
        this.names = names;
        this.links = links;
        this.budget = budget;
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
        this.waits = new Waits(budget);
        this.pauses = new Pauses(budget);
        this.pauseWords = new PauseWords(budget);
        this.spans = new TaskSpans(budget);
        this.regions = new OpenRegions(names, budget);
        this.thresholds = new WaitThresholds(fromNanos, untilNanos);
        this.locks = new LockNumbers(budget);
        this.reentries = new Reentries(budget, fromNanos);
        sites.add(Site.UNKNOWN);
    }

    @Override
    public void on(TraceEvent event) {
        int lock = lock(event);
        reentries.seen(event, lock);
        switch (event.kind()) {
            case STATE_TRANSITION -> {
                if (event.stateBefore().isWait()) {
                    waited(event, lock);
                }
            }
            case RANGE -> range(event);
            case VALUE -> thresholds.on(event);
            case MARK -> {
                if (JvmCompleteness.beginsAt(event)) {
                    there = true;
                    completeFromNanos = event.timeNanos();
                }
            }
            case SYNC -> listed(event.generation());
            case TASK_BEGIN, TASK_END -> task(event);
            case REGION_BEGIN -> regions.begins(event);
            case REGION_END -> regions.ends(event);
            default -> {}
        }
    }

    @Override
    public void finish() {
        open.values().forEach(spans::add);
        open.clear();
    }

    /** The lock that a wait is for, which may begin or end, or that it has given up. */
    private int lock(TraceEvent event) {
        if (event.kind() != EventKind.STATE_TRANSITION) {
            return LockNumbers.UNKNOWN;
        }
        ThreadState wait = event.stateBefore().isWait() ? event.stateBefore() : event.stateAfter();
        boolean isOnLock = wait == ThreadState.BLOCKED || wait == ThreadState.WAITING || wait == ThreadState.PARKED;
        return isOnLock ? locks.of(event.waitTarget()) : LockNumbers.UNKNOWN;
    }

    private void waited(TraceEvent event, int lock) {
        if (event.stateBefore() == ThreadState.WAITING) {
            reentries.woke(event, lock);
        }
        if (event.startNanos() >= untilNanos) {
            return;
        }
        if (event.timeNanos() <= fromNanos) {
            earlier(event);
            return;
        }
        List<StackTraceElement> stack = event.stack();
        WaitObject object =
                WaitObject.of(event.stateBefore(), event.waitTarget(), stack, regions.peer(event.threadId()));
        WaitTarget target = event.waitTarget();
        long other = target == null ? 0 : target.otherThreadId();
        if (threadNames.size() < MAX_OPEN) {
            threadNames.put(event.threadId(), event.threadName());
        }
        if (target != null && other != 0 && threadNames.size() < MAX_OPEN) {
            threadNames.putIfAbsent(other, target.otherThreadName());
        }
        waits.add(event.threadId(), other, event.startNanos(), event.timeNanos(), number(object), siteOf(stack), lock);
    }

    private void earlier(TraceEvent event) {
        WaitTarget target = event.waitTarget();
        if (target == null) {
            return;
        }
        WaitObject object = WaitObject.of(event.stateBefore(), target, List.of(), "");
        String className = object.className();
        boolean known = earlierByClass.containsKey(className);
        if (!className.isEmpty() && (known || earlierByClass.size() < MAX_CLASSES)) {
            earlierByClass.merge(className, 1L, Long::sum);
        } else if (!className.isEmpty()) {
            classesLeftOut = true;
        }
    }

    private void range(TraceEvent event) {
        if (event.timeNanos() <= fromNanos || event.startNanos() >= untilNanos) {
            return;
        }
        if (event.isPause()) {
            pauses.add(event.startNanos(), event.timeNanos());
        }
        pauseWords.add(event);
        if (event.name().equals(PauseWords.ASKED_FOR)) {
            pauseWords.askedFor(event, Site.of(event.stack(), links).place());
        }
    }

    private void task(TraceEvent event) {
        if (event.kind() == EventKind.TASK_BEGIN) {
            opened(new TaskSpan(
                    event.taskId(),
                    event.threadId(),
                    names.slotOf(event),
                    event.taskKind(),
                    event.timeNanos(),
                    untilNanos));
            return;
        }
        TaskSpan begun = open.remove(event.taskId());
        if (begun != null) {
            budget.giveBack(BYTES_PER_OPEN);
        }
        if (event.timeNanos() > fromNanos && event.startNanos() < untilNanos) {
            spans.add(new TaskSpan(
                    event.taskId(),
                    begun == null ? event.threadId() : begun.threadId(),
                    names.slotOf(event),
                    event.taskKind(),
                    event.startNanos(),
                    event.timeNanos()));
        }
    }

    private void listed(@Nullable Generation generation) {
        if (generation == null) {
            return;
        }
        regions.listed(generation);
        for (Generation.OpenTask task : generation.openTasks()) {
            opened(new TaskSpan(
                    task.id(), task.threadId(), names.slotOf(task.name()), task.kind(), task.startNanos(), untilNanos));
        }
    }

    private void opened(TaskSpan span) {
        if (span.startNanos() >= untilNanos) {
            return;
        }
        if (open.size() == MAX_OPEN) {
            tasksLeftOut = true;
        } else if (open.put(span.taskId(), span) == null) {
            budget.take(BYTES_PER_OPEN);
        }
    }

    private int number(WaitObject object) {
        Integer known = numberOfObject.get(object);
        if (known != null) {
            return known;
        }
        WaitObject kept = objects.size() < MAX_OBJECTS ? object : new WaitObject(object.state(), "", 0, "");
        Integer general = numberOfObject.get(kept);
        if (general != null) {
            return general;
        }
        budget.take(BYTES_PER_OBJECT);
        numberOfObject.put(kept, objects.size());
        objects.add(kept);
        return objects.size() - 1;
    }

    private int siteOf(List<StackTraceElement> stack) {
        Integer known = siteOfStack.get(stack);
        if (known != null) {
            return known;
        }
        int number = number(Site.of(stack, links));
        if (siteOfStack.size() < MAX_SITES) {
            siteOfStack.put(stack, number);
        }
        return number;
    }

    private int number(Site site) {
        Integer known = numberOfSite.get(site);
        if (known != null) {
            return known;
        }
        if (!site.isKnown() || sites.size() == MAX_SITES) {
            return 0;
        }
        budget.take(BYTES_PER_SITE);
        numberOfSite.put(site, sites.size());
        sites.add(site);
        return sites.size() - 1;
    }

    /** Whether the JVM's events are in the recording at all. */
    public boolean isThere() {
        return there;
    }

    /** From when on they are there. */
    long completeFromNanos() {
        return completeFromNanos;
    }

    /** Waits shorter than this may not be recorded. */
    long thresholdNanos() {
        return Math.max(Math.max(thresholds.nanos(), waits.shortestNanos()), pauses.shortestNanos());
    }

    /** Waits for a monitor, or in {@code Object.wait}, that are shorter than this may not be recorded. */
    long monitorThresholdNanos() {
        return Math.max(thresholds.ofMonitorsNanos(), waits.shortestNanos());
    }

    /** Whether all is known that keeps a thread from being taken for the holder of a lock that it did not have. */
    boolean tellsHolders() {
        return !tasksLeftOut && spans.isComplete() && reentries.isComplete();
    }

    Reentries reentries() {
        return reentries;
    }

    Waits waits() {
        return waits;
    }

    Pauses pauses() {
        return pauses;
    }

    TaskSpans spans() {
        return spans;
    }

    PauseWords pauseWords() {
        return pauseWords;
    }

    WaitObject object(int wait) {
        return objectNumbered(waits.object(wait));
    }

    WaitObject objectNumbered(int number) {
        return objects.get(number);
    }

    Site site(int wait) {
        return sites.get(waits.site(wait));
    }

    String threadName(long threadId) {
        return threadNames.getOrDefault(threadId, "");
    }

    /** How often somebody waited for a lock of this class before the stretch began, -1 when that is not known. */
    long earlierWaits(String className) {
        return earlierByClass.getOrDefault(className, classesLeftOut ? -1L : 0L);
    }
}
