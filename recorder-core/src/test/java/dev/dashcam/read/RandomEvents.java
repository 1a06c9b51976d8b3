/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.columns.FormatVersion;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.TaskKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Events of one thread, partly as a program makes them, partly at random. */
final class RandomEvents {
    private final Random random;
    private final long thread;
    private final boolean sane;
    private final Deque<EventRecord> open = new ArrayDeque<>();
    private long time;

    RandomEvents(Random random, long thread, long startNanos, boolean sane) {
        this.random = random;
        this.thread = thread;
        this.time = startNanos;
        this.sane = sane;
    }

    List<EventRecord> events(int count) {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    private EventRecord next() {
        time += random.nextInt(10) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 30));
        EventRecord event = new EventRecord();
        event.bytes = new byte[1024];
        event.timeNanos = time;
        event.threadId = thread;
        event.kind = random.nextInt(EventRecord.TASK_BEGIN, EventRecord.THREAD_END + 1);
        fillAtRandom(event);
        if (sane || random.nextBoolean()) {
            follow(event);
        }
        return event;
    }

    private void follow(EventRecord event) {
        long current = open.stream()
                .filter(e -> e.kind == EventRecord.TASK_BEGIN)
                .mapToLong(e -> e.taskId)
                .findFirst()
                .orElse(0);
        switch (event.kind) {
            case EventRecord.TASK_BEGIN -> {
                event.parentId = current;
                event.taskId = Math.abs(random.nextInt());
                open.push(event);
            }
            case EventRecord.REGION_BEGIN -> {
                event.taskId = current;
                event.depth = (int) open.stream()
                        .filter(e -> e.kind == EventRecord.REGION_BEGIN)
                        .count();
                open.push(event);
            }
            case EventRecord.TASK_END -> end(event, EventRecord.TASK_BEGIN);
            case EventRecord.REGION_END -> end(event, EventRecord.REGION_BEGIN);
            default -> event.taskId = current;
        }
    }

    private void end(EventRecord event, int beginKind) {
        List<EventRecord> candidates =
                open.stream().filter(e -> e.kind == beginKind).toList();
        if (candidates.isEmpty()) {
            return;
        }
        EventRecord begin = candidates.get(random.nextInt(3) > 0 ? 0 : random.nextInt(candidates.size()));
        open.remove(begin);
        event.taskId = begin.taskId;
        event.parentId = begin.parentId;
        event.nameId = begin.nameId;
        event.taskKind = begin.taskKind;
        event.startNanos = begin.timeNanos;
        event.depth = begin.depth;
    }

    private void fillAtRandom(EventRecord event) {
        event.taskId = number();
        event.nameId = random.nextInt(random.nextBoolean() ? 10 : 400);
        event.parentId = random.nextBoolean() ? 0 : number();
        event.taskKind = random.nextInt(TaskKind.values().length);
        event.startNanos = random.nextBoolean() ? time - random.nextInt(1_000_000) : number();
        event.depth = random.nextInt(10) == 0 ? random.nextInt(FormatVersion.MAX_DEPTH + 1) : random.nextInt(5);
        event.cpuNanos = known();
        event.runQueueNanos = known();
        event.allocatedBytes = known();
        event.failed = random.nextBoolean();
        event.errorNameId = random.nextBoolean() ? -1 : random.nextInt(30);
        event.traceIdHigh = random.nextBoolean() ? 0 : number();
        event.traceIdLow = random.nextBoolean() ? 0 : number();
        event.spanId = random.nextBoolean() ? 0 : number();
        event.value = number();
        ByteBuffer bytes = ByteBuffer.wrap(event.bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (event.kind == EventRecord.LOG) {
            bytes.put(text());
        } else if (event.kind == EventRecord.TASK_END) {
            attributes(bytes);
        }
        event.byteCount = bytes.position();
    }

    private void attributes(ByteBuffer bytes) {
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int type = random.nextInt(EventRecord.TEXT, EventRecord.TRUE + 1);
            bytes.putInt(random.nextInt(50)).put((byte) type);
            switch (type) {
                case EventRecord.TEXT -> {
                    byte[] text = text();
                    bytes.putShort((short) text.length).put(text);
                }
                case EventRecord.LONG -> bytes.putLong(number());
                case EventRecord.DOUBLE -> bytes.putDouble(random.nextGaussian());
                default -> {
                    // the type says it
                }
            }
        }
    }

    private long known() {
        return random.nextInt(3) == 0 ? EventRecord.UNKNOWN : number() & Long.MAX_VALUE;
    }

    /** All lengths of numbers, of both signs. */
    private long number() {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private byte[] text() {
        int length = random.nextInt(10) == 0 ? 0 : random.nextInt(40);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(8) == 0 ? 0x1F600 + random.nextInt(60) : 'a' + random.nextInt(26));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
