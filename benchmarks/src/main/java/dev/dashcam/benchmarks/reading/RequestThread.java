/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.TaskKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One thread of the made-up service and the events it records. */
final class RequestThread {
    private static final int TENANT = Service.ROUTES + Service.REGIONS;
    private static final int ITEMS = TENANT + 1;
    private static final int CACHED = TENANT + 2;

    private final int index;
    private final double gapNanos;
    private final SplittableRandom random;
    private final List<EventRecord> events = new ArrayList<>();
    private long nowNanos;
    private int at;

    RequestThread(int index, long startNanos, long gapNanos) {
        this.index = index;
        this.gapNanos = gapNanos;
        this.random = new SplittableRandom(index);
        this.nowNanos = startNanos;
        pass();
    }

    /** The name behind a name's id. */
    static String name(int id) {
        if (id < Service.ROUTES) {
            return Service.route(id);
        }
        return switch (id) {
            case TENANT -> "tenant";
            case ITEMS -> "items";
            case CACHED -> "cached";
            default -> Service.region(id - Service.ROUTES);
        };
    }

    long id() {
        return 40L + index;
    }

    /** When its next request begins. */
    long nextBeginNanos() {
        return nowNanos;
    }

    void addRequest(long taskId) {
        int route = random.nextInt(Service.ROUTES);
        EventRecord begin = event(EventRecord.TASK_BEGIN, taskId, route);
        begin.taskKind = TaskKind.REQUEST.ordinal();
        region(route, 0, taskId);
        EventRecord end = event(EventRecord.TASK_END, taskId, route);
        end.taskKind = begin.taskKind;
        end.startNanos = begin.timeNanos;
        end.cpuNanos = (long) (random.nextDouble() * (end.timeNanos - begin.timeNanos));
        end.runQueueNanos = random.nextLong(50_000);
        end.allocatedBytes = 8L * random.nextInt(40_000);
        end.errorNameId = -1;
        end.traceIdHigh = random.nextLong();
        end.traceIdLow = random.nextLong();
        end.spanId = random.nextLong();
        attributes(end);
    }

    private void region(int route, int depth, long taskId) {
        if (depth == Service.DEPTH) {
            if (random.nextBoolean()) {
                EventRecord log = event(EventRecord.LOG, taskId, 0);
                log.bytes = Service.log(random).getBytes(StandardCharsets.UTF_8);
                log.byteCount = log.bytes.length;
            }
            return;
        }
        int name = Service.ROUTES + Service.regionOf(route, depth);
        EventRecord begin = event(EventRecord.REGION_BEGIN, taskId, name);
        begin.depth = depth;
        region(route, depth + 1, taskId);
        EventRecord end = event(EventRecord.REGION_END, taskId, name);
        end.depth = depth;
        end.startNanos = begin.timeNanos;
    }

    private void attributes(EventRecord end) {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        byte[] tenant = Service.tenant(random).getBytes(StandardCharsets.UTF_8);
        bytes.putInt(TENANT)
                .put((byte) EventRecord.TEXT)
                .putShort((short) tenant.length)
                .put(tenant);
        bytes.putInt(ITEMS).put((byte) EventRecord.LONG).putLong(Service.items(random));
        bytes.putInt(CACHED).put((byte) (Service.cached(random) ? EventRecord.TRUE : EventRecord.FALSE));
        end.bytes = bytes.array();
        end.byteCount = bytes.position();
    }

    private EventRecord event(int kind, long taskId, int nameId) {
        EventRecord event = new EventRecord();
        event.bytes = NONE;
        event.kind = kind;
        event.timeNanos = nowNanos;
        event.threadId = id();
        event.taskId = taskId;
        event.nameId = nameId;
        events.add(event);
        pass();
        return event;
    }

    private static final byte[] NONE = {};

    private void pass() {
        nowNanos += 1 + (long) (-Math.log(1 - random.nextDouble()) * gapNanos);
    }

    void rewind() {
        at = 0;
    }

    boolean hasEvent() {
        return at < events.size();
    }

    EventRecord event() {
        return events.get(at);
    }

    void advance() {
        events.set(at++, null);
    }
}
