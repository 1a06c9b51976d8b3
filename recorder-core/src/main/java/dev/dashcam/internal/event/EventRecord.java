/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

/**
 * One event as plain fields, filled again and again: by the ring's decoder on the way into a file, by the file's decoder on
 * the way out. Which fields mean something follows from {@link #kind}; the others hold what an earlier event left there.
 * For one thread.
 */
public final class EventRecord {
    /** Kinds of event; part of the file format. */
    public static final int TASK_BEGIN = 1;

    public static final int TASK_END = 2;
    public static final int REGION_BEGIN = 3;
    public static final int REGION_END = 4;
    public static final int LOG = 5;
    public static final int VALUE = 6;
    public static final int MARK = 7;
    public static final int THREAD_BEGIN = 8;
    public static final int THREAD_END = 9;

    /** A field of the account that is not known. */
    public static final long UNKNOWN = -1;

    /** One of the constants above. */
    public int kind;
    /** When, on the monotonic clock. */
    public long timeNanos;
    /** The Java thread. */
    public long threadId;
    /** The task it belongs to, 0 for none. */
    public long taskId;
    /** Id of the name of the task, region, counter or mark. Ids belong to whoever filled the record. */
    public int nameId;

    /** Task: its parent, 0 for none. */
    public long parentId;
    /** Task: ordinal of its {@link dev.dashcam.task.TaskKind}. */
    public int taskKind;
    /** Task begin: whether it found no room in the table of live tasks. In memory only, not in the file. */
    public boolean unlisted;
    /** End of task or region: when it began. */
    public long startNanos;
    /** Region: how many regions are open around it on its thread. */
    public int depth;

    /** Task end: time on CPU, or {@link #UNKNOWN}. */
    public long cpuNanos;
    /** Task end: time waiting for a CPU, or {@link #UNKNOWN}. */
    public long runQueueNanos;
    /** Task end: bytes allocated, or {@link #UNKNOWN}. */
    public long allocatedBytes;
    /** Task end: whether it failed. */
    public boolean failed;
    /** Task end: id of the name of the exception's class, -1 for none. */
    public int errorNameId;
    /** Task end: trace id, upper half; both halves 0 for none. */
    public long traceIdHigh;
    /** Task end: trace id, lower half. */
    public long traceIdLow;
    /** Task end: span id, 0 for none. */
    public long spanId;

    /** Value: the counter's value. */
    public long value;

    /**
     * Log: the text as UTF-8. Task end: the attributes, one after the other: int name id, byte type (0 text, 1 long, 2 double,
     * 3 false, 4 true), then for a text a short length and its UTF-8, for a number 8 bytes; all little-endian.
     */
    public byte[] bytes = new byte[4096];
    /** How many of {@link #bytes} count. */
    public int byteCount;

    /** Attribute types in {@link #bytes}. */
    public static final int TEXT = 0;

    public static final int LONG = 1;
    public static final int DOUBLE = 2;
    public static final int FALSE = 3;
    public static final int TRUE = 4;
}
