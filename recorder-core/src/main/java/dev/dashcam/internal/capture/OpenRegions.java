/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * Finds out which regions were open when each generation began. Fed with the events of one thread after the other, each
 * thread's in their order. The rules are those of {@link OpenTasks}; besides, regions of a thread are nested: the end of one
 * ends all within it, and where one begins, none was left at its depth or deeper.
 */
final class OpenRegions {
    private static final long NONE = -1;

    private final Window window;
    private final List<OpenRegion> live;
    private final OpenSpans spans;
    private final int last;
    /** The live regions thread by thread. */
    private final int[] liveByThread;
    /** Where those of a thread begin. */
    private final Long2LongHashMap firstLive = new Long2LongHashMap(NONE);

    private final BitSet closed = new BitSet();
    private final BitSet listed = new BitSet();

    private int liveFrom;
    private int liveTo;
    private int open;
    private int[] depths = new int[64];
    private long[] beganNanos = new long[64];
    private long[] sources = new long[64];

    OpenRegions(Window window, List<OpenRegion> live, OpenSpans spans) {
        this.window = window;
        this.live = live;
        this.spans = spans;
        this.last = window.cuts().count() - 1;
        this.liveByThread = new int[live.size()];
        Arrays.setAll(liveByThread, i -> i);
        StableSort.sort(
                liveByThread,
                0,
                liveByThread.length,
                (a, b) -> live.get(a).threadId() > live.get(b).threadId());
        for (int i = liveByThread.length - 1; i >= 0; i--) {
            firstLive.put(live.get(liveByThread[i]).threadId(), i);
        }
    }

    /** Goes on to another thread. */
    void thread(long threadId) {
        open = 0;
        long first = firstLive.get(threadId);
        liveFrom = first == NONE ? 0 : (int) first;
        liveTo = liveFrom;
        while (first != NONE && liveTo < liveByThread.length && liveAt(liveTo).threadId() == threadId) {
            liveTo++;
        }
    }

    void begin(EventRecord event, long source) {
        if (event.timeNanos >= window.cutoffNanos()) {
            return;
        }
        for (int i = liveFrom; i < liveTo; i++) {
            OpenRegion region = liveAt(i);
            if (region.depth() >= event.depth && region.startNanos() < event.timeNanos) {
                closeLive(i, event.timeNanos);
            } else if (region.depth() == event.depth && region.startNanos() == event.timeNanos) {
                // What ended at this depth and instant was another: it began and ended while the clock stood
                // still, and had left the stack before this one read the clock.
                closed.clear(liveByThread[i]);
            }
        }
        closeFrom(event.depth, event.timeNanos, event.threadId);
        if (window.provesBegun(event.timeNanos)) {
            push(event, source);
        }
    }

    void end(EventRecord event, long source) {
        closeLiveWith(event);
        closeFrom(event.depth + 1, event.timeNanos, event.threadId);
        long start = event.startNanos;
        if (open > 0 && depths[open - 1] == event.depth && beganNanos[open - 1] >= start) {
            start = beganNanos[--open];
        }
        closeFrom(event.depth, start, event.threadId);
        addSpan(start, event.timeNanos, source, event.threadId, event.depth);
    }

    void threadEnd(EventRecord event) {
        for (int i = liveFrom; i < liveTo; i++) {
            closeLive(i, event.timeNanos);
        }
        closeFrom(0, event.timeNanos, event.threadId);
    }

    /** To be called when all events of a thread were seen. */
    void threadDone(long threadId) {
        for (int i = 0; i < open; i++) {
            int entry = liveEntryOf(depths[i], beganNanos[i]);
            if (entry >= 0) {
                listed.set(entry);
            }
            // One that began long before the table was copied and is not in it has ended; its end was dropped.
            if (entry >= 0 || window.isTooYoungForTable(beganNanos[i])) {
                int until = entry >= 0 ? lastOpen(live.get(entry)) : last;
                spans.add(window.firstOpenAfter(beganNanos[i]), until, sources[i], threadId, depths[i]);
            }
        }
    }

    /** To be called when all events were seen. */
    void finish() {
        for (int i = 0; i < liveByThread.length; i++) {
            int entry = liveByThread[i];
            if (!closed.get(entry) && !listed.get(entry)) {
                addLive(entry, last);
            }
        }
        spans.sort();
    }

    private void closeLiveWith(EventRecord end) {
        for (int i = liveFrom; i < liveTo; i++) {
            OpenRegion region = liveAt(i);
            if (region.depth() > end.depth && region.startNanos() <= end.timeNanos) {
                closeLive(i, end.timeNanos);
            } else if (region.depth() == end.depth && region.startNanos() == end.startNanos) {
                closed.set(liveByThread[i]);
            } else if (region.depth() == end.depth && region.startNanos() < end.startNanos) {
                closeLive(i, end.startNanos);
            }
        }
    }

    /** Closes a live region that has no end of its own. */
    private void closeLive(int i, long closedNanos) {
        int entry = liveByThread[i];
        OpenRegion region = live.get(entry);
        if (!closed.get(entry)) {
            closed.set(entry);
            if (!hasBegun(region)) {
                addLive(entry, window.lastOpenUntil(closedNanos));
            }
        }
    }

    private void addLive(int entry, int lastGeneration) {
        OpenRegion region = live.get(entry);
        int first = window.firstOpenAfter(region.startNanos());
        if (region.endNanos() != OpenWork.NOT_ENDED || window.provesOpen(region.startNanos())) {
            int until = Math.min(lastGeneration, lastOpen(region));
            spans.add(first, until, Source.live(entry), region.threadId(), region.depth());
        } else {
            spans.addUnlisted(first, lastGeneration);
        }
    }

    private int lastOpen(OpenRegion region) {
        return region.endNanos() == OpenWork.NOT_ENDED ? last : window.lastOpenUntil(region.endNanos());
    }

    private boolean hasBegun(OpenRegion region) {
        for (int i = 0; i < open; i++) {
            if (depths[i] == region.depth() && beganNanos[i] >= region.startNanos()) {
                return true;
            }
        }
        return false;
    }

    private OpenRegion liveAt(int i) {
        return live.get(liveByThread[i]);
    }

    /** The live entry of a region whose begin was seen, -1 for none. */
    private int liveEntryOf(int depth, long began) {
        for (int i = liveFrom; i < liveTo; i++) {
            OpenRegion region = liveAt(i);
            boolean same =
                    region.startNanos() == began || (!closed.get(liveByThread[i]) && region.startNanos() < began);
            if (region.depth() == depth && same) {
                return liveByThread[i];
            }
        }
        return -1;
    }

    /** Closes what is open at this depth and deeper. */
    private void closeFrom(int depth, long closedNanos, long threadId) {
        while (open > 0 && depths[open - 1] >= depth) {
            open--;
            addSpan(beganNanos[open], closedNanos, sources[open], threadId, depths[open]);
        }
    }

    private void addSpan(long began, long endedNanos, long source, long threadId, int depth) {
        spans.add(window.firstOpenAfter(began), window.lastOpenUntil(endedNanos), source, threadId, depth);
    }

    private void push(EventRecord event, long source) {
        if (open == depths.length) {
            depths = Arrays.copyOf(depths, 2 * open);
            beganNanos = Arrays.copyOf(beganNanos, 2 * open);
            sources = Arrays.copyOf(sources, 2 * open);
        }
        depths[open] = event.depth;
        beganNanos[open] = event.timeNanos;
        sources[open++] = source;
    }
}
