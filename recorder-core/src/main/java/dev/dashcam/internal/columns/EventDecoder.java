/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;

/** Takes the events from the columns, one after the other and one thread after the other, and puts them into rows. */
final class EventDecoder {
    private final ColumnCursor columns;
    private final EventRows rows;
    private final int names;
    /** What the tags say, as heads of rows and as flags. */
    private final long[] heads;

    private final int[] flagsOfTag;

    private final BegunRegions regions = new BegunRegions();
    private final OpenTasks tasks = new OpenTasks();
    private final TaskEnd end = new TaskEnd();
    /** The present task: that of the event before, or its parent after it has ended. */
    private long task;
    /** The task that began last. Not cleared from one thread to the next. */
    private long newestTask;
    /** The depth that a region would have which began now. */
    private int depth;

    EventDecoder(ColumnCursor columns, long[] dictionary, int names, EventRows rows) {
        this.columns = columns;
        this.rows = rows;
        this.names = names;
        this.heads = new long[dictionary.length];
        this.flagsOfTag = new int[dictionary.length];
        for (int tag = 0; tag < heads.length; tag++) {
            long key = dictionary[tag];
            heads[tag] = EventRows.head(Tag.kind(key), Tag.name(key), Tag.taskKind(key));
            flagsOfTag[tag] = Tag.flags(key);
        }
    }

    /** Begins with another thread. */
    void thread() {
        regions.clear();
        tasks.clear();
        task = 0;
        depth = 0;
    }

    /** Steps over the thread's next event, which happened then, and puts it into this row. */
    void next(int event, long timeNanos) throws DamagedException {
        int tag = columns.repeated();
        if (tag < 0 || tag >= heads.length) {
            throw new DamagedException("an event has tag " + tag + " of " + heads.length);
        }
        long head = heads[tag];
        int flags = flagsOfTag[tag];
        switch (EventRows.kind(head)) {
            case EventRecord.REGION_BEGIN -> regionBegin(event, timeNanos, head, flags);
            case EventRecord.REGION_END -> regionEnd(event, timeNanos, head, flags);
            case EventRecord.TASK_BEGIN -> taskBegin(event, timeNanos, head, flags);
            case EventRecord.TASK_END -> taskEnd(event, timeNanos, head, flags);
            case EventRecord.LOG -> {
                task(flags);
                long begin = columns.text;
                rows.set(event, head, task, begin << Integer.SIZE | columns.text());
            }
            case EventRecord.VALUE -> {
                task(flags);
                rows.set(event, head, task, columns.signed());
            }
            case EventRecord.MARK, EventRecord.THREAD_BEGIN, EventRecord.THREAD_END -> {
                task(flags);
                rows.set(event, head, task, 0);
            }
            default -> throw new DamagedException("an event is of the unknown kind " + EventRows.kind(head));
        }
    }

    private void regionBegin(int event, long timeNanos, long head, int flags) throws DamagedException {
        task(flags);
        int at = depth((flags & Tag.EXPECTED) != 0 ? depth : columns.signed());
        rows.set(event, head | (at & 0xFFFF_FFFFL), task, timeNanos);
        depth = at + 1;
        regions.push(event);
    }

    private void regionEnd(int event, long timeNanos, long head, int flags) throws DamagedException {
        if ((flags & Tag.MATCHED) != 0) {
            int begin = regions.pop((flags & Tag.DEEPER) != 0 ? columns.repeated() : 0);
            long beginHead = rows.head(begin);
            task = rows.task(begin);
            depth = EventRows.low(beginHead);
            rows.set(event, EventRows.withKind(EventRecord.REGION_END, beginHead), task, rows.value(begin));
        } else {
            task(flags);
            depth = depth((flags & Tag.EXPECTED) != 0 ? depth - 1 : columns.signed());
            rows.set(event, head | (depth & 0xFFFF_FFFFL), task, timeNanos - columns.signed());
        }
    }

    private void taskBegin(int event, long timeNanos, long head, int flags) throws DamagedException {
        long id = newestTask + columns.signed();
        long parent = (flags & Tag.EXPECTED) != 0 ? task : id - columns.signed();
        rows.set(event, head, id, parent);
        newestTask = id;
        task = id;
        tasks.push(id, parent, EventRows.low(head), EventRows.name(head), timeNanos);
    }

    private void taskEnd(int event, long timeNanos, long head, int flags) throws DamagedException {
        long id;
        long parent;
        long start;
        long wholeHead = head;
        if ((flags & Tag.MATCHED) != 0) {
            int newer = (flags & Tag.DEEPER) != 0 ? columns.repeated() : 0;
            if (newer < 0 || newer >= tasks.size()) {
                throw new DamagedException("a task ends that has not begun");
            }
            int open = tasks.size() - 1 - newer;
            id = tasks.id(open);
            parent = tasks.parent(open);
            start = tasks.start(open);
            wholeHead = EventRows.head(EventRecord.TASK_END, tasks.name(open), tasks.kind(open));
            tasks.remove(open);
        } else {
            id = (flags & Tag.SAME_TASK) != 0 ? task : newestTask + columns.signed();
            parent = (flags & Tag.EXPECTED) != 0 ? 0 : id - columns.signed();
            start = timeNanos - columns.signed();
        }
        task = parent;
        rows.set(event, wholeHead, id, rows.addEnd(start, parent, flags, columns));
        end.read(columns, flags, names);
        end.skipAttributes(columns, names);
    }

    private void task(int flags) throws DamagedException {
        if ((flags & Tag.SAME_TASK) == 0) {
            task = newestTask + columns.signed();
        }
    }

    /** A depth that a region may have. */
    static int depth(long depth) throws DamagedException {
        if (depth < 0 || depth > FormatVersion.MAX_DEPTH) {
            throw new DamagedException("a region has depth " + depth);
        }
        return (int) depth;
    }
}
