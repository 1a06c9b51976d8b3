/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import java.util.BitSet;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * Finds out which tasks were open when each generation began. Fed with every begin and end of the copy, the threads in any
 * order:
 *
 * <ul>
 *   <li>a task that ended was open from its start until then, whether or not its begin is there, and also when its end is
 *       younger than the cutoff;
 *   <li>a task in the live table that has no end in the copy is open, or was until the end that the table tells: the table
 *       was copied before the ring, and a task leaves it after its end was committed. That holds while nothing was
 *       overwritten that may have been committed after the table was copied. One whose begin was being recorded when the
 *       table was copied is known by its begin, if that is in the copy; if not, it counts as not begun;
 *   <li>a begin without an end proves a task that the table cannot show: one that found no room there, or that began about
 *       when the table was copied. It proves nothing when it is older than the instant from which the copy is complete, since
 *       its end may have been overwritten; nor when the table ought to have shown it, since then its end was dropped.
 * </ul>
 */
final class OpenTasks {
    /** The most begins without their ends, or ends without their begins, that are looked after at a time. */
    static final int MOST_PENDING = 1 << 18;

    private static final long NONE = -1;
    /** Set in what stands for an end; the rest is the number of its span plus one. */
    private static final long END_SEEN = 1L << 62;

    private final Window window;
    private final EventReader reader;
    private final List<OpenTask> live;
    private final OpenSpans spans;
    private final Long2LongHashMap liveEntries = new Long2LongHashMap(NONE);
    private final BitSet ended = new BitSet();
    /** Tasks of which only the begin was seen so far (its source), or only the end. */
    private final Long2LongHashMap pending = new Long2LongHashMap(NONE);

    private boolean overflow;

    OpenTasks(Window window, EventReader reader, List<OpenTask> live, OpenSpans spans) {
        this.window = window;
        this.reader = reader;
        this.live = live;
        this.spans = spans;
        for (int entry = 0; entry < live.size(); entry++) {
            liveEntries.put(live.get(entry).id(), entry);
        }
    }

    void begin(EventRecord event, long source) {
        if (event.timeNanos >= window.cutoffNanos()) {
            return;
        }
        long seen = pending.get(event.taskId);
        if (seen == NONE) {
            put(event.taskId, source);
            return;
        }
        pending.remove(event.taskId);
        int span = (int) (seen & ~END_SEEN) - 1;
        if (span >= 0) {
            spans.began(span, event.threadId, window.firstOpenAfter(event.timeNanos));
        }
    }

    void end(EventRecord event, long source) {
        long entry = liveEntries.get(event.taskId);
        if (entry != NONE) {
            ended.set((int) entry);
        }
        int span = spans.add(
                window.firstOpenAfter(event.startNanos),
                window.lastOpenUntil(event.timeNanos),
                source,
                event.threadId,
                0);
        long begin = pending.remove(event.taskId);
        if (begin == NONE) {
            // Its begin may be on a thread yet to come.
            if (span >= 0 || event.startNanos >= window.completeFromNanos()) {
                put(event.taskId, END_SEEN | (span + 1));
            }
        } else if (span >= 0 && (begin & END_SEEN) == 0) {
            EventRecord began = reader.read(begin);
            spans.began(span, began.threadId, window.firstOpenAfter(began.timeNanos));
        }
    }

    /** To be called when all events were seen. */
    void finish() {
        int last = window.cuts().count() - 1;
        for (int entry = 0; entry < live.size(); entry++) {
            if (!ended.get(entry)) {
                OpenTask task = live.get(entry);
                addLive(task, entry, pending.remove(task.id()), last);
            }
        }
        Long2LongHashMap.EntryIterator left = pending.entrySet().iterator();
        while (left.hasNext()) {
            left.next();
            long source = left.getLongValue();
            if ((source & END_SEEN) == 0 && liveEntries.get(left.getLongKey()) == NONE) {
                addBegun(source, last);
            }
        }
    }

    private void addLive(OpenTask task, int entry, long begin, int last) {
        boolean begun = begin != NONE && (begin & END_SEEN) == 0;
        long beganNanos = begun ? reader.read(begin).timeNanos : task.startNanos();
        int first = window.firstOpenAfter(beganNanos);
        // The table knows the latest name, but not the start while the begin was being recorded.
        long source = begun && task.startNanos() == OpenWork.NOT_BEGUN ? begin : Source.live(entry);
        if (task.endNanos() != OpenWork.NOT_ENDED) {
            spans.add(first, window.lastOpenUntil(task.endNanos()), source, task.threadId(), 0);
        } else if (window.provesOpen(beganNanos)) {
            spans.add(first, last, source, task.threadId(), 0);
        } else {
            spans.addUnlisted(first, last);
        }
    }

    private void addBegun(long source, int last) {
        EventRecord begin = reader.read(source);
        boolean proves =
                window.provesBegun(begin.timeNanos) && (begin.unlisted || window.isTooYoungForTable(begin.timeNanos));
        if (!proves) {
            return;
        }
        int first = window.firstOpenAfter(begin.timeNanos);
        if (overflow) {
            // Its end may be one of those that found no room here.
            spans.addUnlisted(first, last);
        } else {
            spans.add(first, last, source, begin.threadId, 0);
        }
    }

    private void put(long taskId, long value) {
        if (pending.size() < MOST_PENDING) {
            pending.put(taskId, value);
        } else {
            overflow = true;
        }
    }
}
