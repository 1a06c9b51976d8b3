/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.EventStream;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The decoded events of a recording outside the heap: decoded once, read as often as wanted. It needs about 40 bytes of
 * temporary file an event, and as many for the end of a task again. For one thread at a time; several streams may be open.
 */
public final class ColumnStore implements Closeable {
    private final MappedSpace rowSpace;
    private final MappedSpace sideSpace;
    final EventColumns columns;
    final TextSpace texts;
    final ThreadSpace threads;
    final NameTable names;
    final TaskEndSpace taskEnds;
    final GenerationSpace generations;
    final StackSpace stacks;
    final TransitionSpace transitions;
    final RangeSpace ranges;

    private ColumnStore(MappedSpace rowSpace, MappedSpace sideSpace) {
        this.rowSpace = rowSpace;
        this.sideSpace = sideSpace;
        this.columns = new EventColumns(rowSpace);
        this.texts = new TextSpace(sideSpace);
        this.threads = new ThreadSpace(sideSpace, texts);
        this.names = new NameTable(texts);
        this.taskEnds = new TaskEndSpace(sideSpace, texts);
        this.generations = new GenerationSpace(sideSpace, texts);
        this.stacks = new StackSpace(sideSpace, texts);
        this.transitions = new TransitionSpace(sideSpace, texts, threads, stacks);
        this.ranges = new RangeSpace(sideSpace, texts, stacks);
    }

    /** An empty store with its files in this folder. */
    public static ColumnStore create(TemporaryFolder folder) throws IOException {
        MappedSpace rows = new MappedSpace(folder);
        try {
            return new ColumnStore(rows, new MappedSpace(folder));
        } catch (IOException | RuntimeException | Error e) {
            rows.close();
            throw e;
        }
    }

    /**
     * Adds an event that is not older than the one before.
     *
     * @throws IOException when the temporary folder has no room; says what to do
     */
    public void add(TraceEvent event) throws IOException {
        names.store(event.nameId(), event.name());
        columns.append(
                event.timeNanos(),
                EventWord.of(event),
                threads.store(event.threadId(), event.threadName()),
                event.taskId(),
                detail(event));
    }

    /** How many events it holds. */
    public long size() {
        return columns.rows();
    }

    /** A new pass over all events. */
    public EventStream events() {
        return new Pass();
    }

    /** Gives back the memory and its files. */
    @Override
    public void close() {
        try {
            rowSpace.close();
        } finally {
            sideSpace.close();
        }
    }

    private long detail(TraceEvent event) throws IOException {
        return switch (event.kind()) {
            case SYNC -> {
                Generation generation = event.generation();
                if (generation == null) {
                    throw new IllegalArgumentException("a sync event without its generation");
                }
                yield generations.store(generation);
            }
            case TASK_BEGIN -> event.parentId();
            case TASK_END -> taskEnds.store(event);
            case REGION_END -> event.startNanos();
            case LOG -> texts.store(event.text());
            case STATE_TRANSITION -> transitions.store(event);
            case RANGE -> ranges.store(event);
            case SAMPLE -> stacks.store(event.stack());
            case VALUE -> event.value();
            case REGION_BEGIN, MARK -> 0;
        };
    }

    /** One pass. */
    private final class Pass implements EventStream {
        private final ColumnEvent event = new ColumnEvent(ColumnStore.this);
        private long row;

        @Override
        public @Nullable TraceEvent next() {
            if (row == columns.rows()) {
                return null;
            }
            event.moveTo(row++);
            return event;
        }

        @Override
        public void close() {
            row = columns.rows();
        }
    }
}
