/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** Versions and limits of the file format. What is beyond a limit is not written, and refused when it is read. */
public final class FormatVersion {
    private FormatVersion() {}

    /** The version that is written, and the newest that is read. */
    public static final int CURRENT = 1;
    /** The oldest version of the tools that reads what is written. */
    public static final int READABLE_FROM = 1;

    /** The most events in a generation. */
    public static final int MAX_EVENTS = 1 << 22;
    /** The most threads in a generation. */
    public static final int MAX_THREADS = 1 << 18;
    /** The most names in a generation. */
    public static final int MAX_NAMES = 1 << 17;
    /** The most different tags in a generation. */
    public static final int MAX_TAGS = 1 << 18;
    /** The most open tasks, and the most open regions, that a generation lists. */
    public static final int MAX_OPEN = 1 << 16;
    /** The most regions around a region. */
    public static final int MAX_DEPTH = (1 << 16) - 1;
    /** The most losses that a generation lists. */
    public static final int MAX_LOSSES = 1 << 8;
    /** The most bytes of a generation before they are compressed. */
    public static final int MAX_CONTENT_BYTES = 64 << 20;
    /** An event is nearer than this to its generation's start, so that time and thread fit into one sort key. */
    public static final long MAX_OFFSET_NANOS = 1L << 44;
}
