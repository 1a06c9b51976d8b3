/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.route;

import dev.dashcam.task.EventName;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A number for each route: that of the first pattern that matches, else the default. What was found for a name is kept by the
 * name's id, so that a lookup on the application's thread costs one read. Safe for all threads; allocates once a name.
 */
public final class RouteTable {
    private static final long NOT_LOOKED_UP = Long.MIN_VALUE;

    private final List<Line> lines;
    private final long defaultValue;
    private final AtomicLongArray byNameId;

    /** A table of these lines. */
    public RouteTable(List<Line> lines, long defaultValue) {
        this.lines = List.copyOf(lines);
        this.defaultValue = defaultValue;
        this.byNameId = new AtomicLongArray(lines.isEmpty() ? 0 : EventName.MAX_NAMES);
        for (int id = 0; id < byNameId.length(); id++) {
            byNameId.setPlain(id, NOT_LOOKED_UP);
        }
    }

    /** The value for a task of this name. */
    public long valueOf(EventName name) {
        if (lines.isEmpty()) {
            return defaultValue;
        }
        long known = byNameId.getOpaque(name.id());
        return known != NOT_LOOKED_UP ? known : lookUp(name);
    }

    /**
     * The value for a task of this name that may still have a path, such as {@code GET /reports/17}: that of the first pattern that
     * matches one of them. Paths are very many, so nothing is remembered of one.
     */
    public long valueOf(EventName name, @Nullable String path) {
        return path == null || lines.isEmpty() ? valueOf(name) : firstOf(name.text(), path);
    }

    private long firstOf(String name, String path) {
        for (Line line : lines) {
            if (line.pattern().matches(path) || line.pattern().matches(name)) {
                return line.value();
            }
        }
        return defaultValue;
    }

    private long lookUp(EventName name) {
        long value = firstOf(name.text(), name.text());
        byNameId.setOpaque(name.id(), value);
        return value;
    }

    /**
     * One line of the table.
     *
     * @param pattern the routes it is about
     * @param value their value, greater than {@link Long#MIN_VALUE}
     */
    public record Line(RoutePattern pattern, long value) {}
}
