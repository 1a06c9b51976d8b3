/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.samples;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.Manifest;
import dev.dashcam.task.TaskKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the recordings that tests read, generation by generation and thread by thread. */
public final class RecordingBuilder implements Closeable {
    private final List<String> names = new ArrayList<>();
    private final GenerationEncoder encoder = new GenerationEncoder(names::get);
    private final RecordingWriter writer;
    private final EventRecord event = new EventRecord();

    /** A builder that writes to this stream. */
    public RecordingBuilder(OutputStream out) {
        writer = new RecordingWriter(out);
    }

    /** Begins a generation. */
    public RecordingBuilder generation(long number, long startNanos, long endNanos, Loss... losses) {
        encoder.begin(new GenerationHead(
                number,
                startNanos,
                endNanos,
                SampleRecording.ANCHOR_NANOS,
                SampleRecording.ANCHOR_EPOCH_NANOS,
                startNanos,
                List.of(losses)));
        return this;
    }

    /** Lists an open task. */
    public RecordingBuilder openTask(long id, TaskKind kind, String name, long startNanos, long threadId) {
        encoder.openTask(id, 0, kind.ordinal(), id(name), startNanos, threadId);
        return this;
    }

    /** Writes the generation. */
    public RecordingBuilder write() throws IOException {
        writer.generation(encoder);
        return this;
    }

    /** Begins a thread's events. */
    public RecordingBuilder thread(long id, String name) {
        encoder.thread(id, name);
        event.threadId = id;
        return this;
    }

    /** A task begins. */
    public RecordingBuilder taskBegin(long at, long id, TaskKind kind, String name) {
        start(EventRecord.TASK_BEGIN, at, id, name);
        event.taskKind = kind.ordinal();
        return add();
    }

    /** A task ends with its account and attributes, given as name and text in turn. */
    public RecordingBuilder taskEnd(
            long at, long id, TaskKind kind, String name, long start, long cpu, long runQueue, String... attributes) {
        start(EventRecord.TASK_END, at, id, name);
        event.taskKind = kind.ordinal();
        event.startNanos = start;
        event.cpuNanos = cpu;
        event.runQueueNanos = runQueue;
        event.allocatedBytes = 81_920;
        event.traceIdHigh = 0x4bf92f3577b34da6L;
        event.traceIdLow = 0xa3ce929d0e0e4736L;
        event.spanId = 0x00f067aa0ba902b7L;
        attributes(attributes);
        return add();
    }

    /** A region begins. */
    public RecordingBuilder regionBegin(long at, long task, String name, int depth) {
        start(EventRecord.REGION_BEGIN, at, task, name);
        event.depth = depth;
        return add();
    }

    /** A region ends. */
    public RecordingBuilder regionEnd(long at, long task, String name, int depth, long start) {
        start(EventRecord.REGION_END, at, task, name);
        event.depth = depth;
        event.startNanos = start;
        return add();
    }

    /** A log message. */
    public RecordingBuilder log(long at, long task, String text) {
        start(EventRecord.LOG, at, task, "");
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, event.bytes, 0, utf8.length);
        event.byteCount = utf8.length;
        return add();
    }

    /** A counter's value. */
    public RecordingBuilder value(long at, String name, long value) {
        start(EventRecord.VALUE, at, 0, name);
        event.value = value;
        return add();
    }

    /** A mark. */
    public RecordingBuilder mark(long at, String name) {
        start(EventRecord.MARK, at, 0, name);
        return add();
    }

    /** Any other entry. */
    public RecordingBuilder entry(String name, String text) throws IOException {
        writer.entry(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Bytes written so far. */
    public long bytes() {
        return writer.bytes();
    }

    /** Ends the file. */
    public void finish(Manifest manifest) throws IOException {
        writer.finish(manifest);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void start(int kind, long at, long task, String name) {
        event.kind = kind;
        event.timeNanos = at;
        event.taskId = task;
        event.nameId = name.isEmpty() ? -1 : id(name);
        event.parentId = 0;
        event.taskKind = TaskKind.OTHER.ordinal();
        event.startNanos = 0;
        event.depth = 0;
        event.cpuNanos = EventRecord.UNKNOWN;
        event.runQueueNanos = EventRecord.UNKNOWN;
        event.allocatedBytes = EventRecord.UNKNOWN;
        event.failed = false;
        event.errorNameId = -1;
        event.traceIdHigh = 0;
        event.traceIdLow = 0;
        event.spanId = 0;
        event.byteCount = 0;
    }

    private RecordingBuilder add() {
        encoder.event(event);
        return this;
    }

    private void attributes(String... attributes) {
        ByteBuffer into = ByteBuffer.wrap(event.bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < attributes.length; i += 2) {
            byte[] value = attributes[i + 1].getBytes(StandardCharsets.UTF_8);
            into.putInt(id(attributes[i]))
                    .put((byte) EventRecord.TEXT)
                    .putShort((short) value.length)
                    .put(value);
        }
        event.byteCount = into.position();
    }

    private int id(String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }
}
