/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What becomes of each of JFR's events that is of interest. */
final class Projections {
    private static final int PERMILLE = 1000;

    private static final Map<String, Projection> BY_NAME = Map.ofEntries(
            entry("jdk.JavaMonitorEnter", Projections::monitorEnter),
            entry("jdk.JavaMonitorWait", Projections::monitorWait),
            entry("jdk.ThreadPark", Projections::park),
            entry(
                    "jdk.ThreadSleep",
                    (event, row) -> row.beginWait(RowKind.SLEEPING, event).end()),
            entry(
                    "jdk.VirtualThreadPinned",
                    (event, row) -> row.beginWait(RowKind.PINNED, event).end()),
            entry("jdk.SocketRead", (event, row) -> socket(RowKind.SOCKET_READ, "bytesRead", event, row)),
            entry("jdk.SocketWrite", (event, row) -> socket(RowKind.SOCKET_WRITE, "bytesWritten", event, row)),
            entry("jdk.FileRead", (event, row) -> file(RowKind.FILE_READ, "bytesRead", event, row)),
            entry("jdk.FileWrite", (event, row) -> file(RowKind.FILE_WRITE, "bytesWritten", event, row)),
            entry("jdk.FileForce", (event, row) -> file(RowKind.FILE_FORCE, null, event, row)),
            entry(
                    "jdk.ZAllocationStall",
                    (event, row) -> row.beginWait(RowKind.STALLED, event).end()),
            entry("jdk.GCPhasePause", Projections::gcPause),
            entry("jdk.GarbageCollection", Projections::collection),
            entry("jdk.SystemGC", Projections::askedFor),
            entry("jdk.SafepointBegin", Projections::safepoint),
            entry("jdk.ExecuteVMOperation", Projections::operation),
            entry("jdk.ExecutionSample", Projections::sample),
            entry("jdk.NativeMethodSample", Projections::sample),
            entry("jdk.CPUTimeSample", Projections::cpuSample),
            entry("jdk.ThreadStart", (event, row) -> thread(RowKind.STARTED, event, row)),
            entry("jdk.ThreadEnd", (event, row) -> thread(RowKind.ENDED, event, row)),
            entry("jdk.CPULoad", Projections::cpuLoad),
            entry("jdk.ContainerConfiguration", Projections::container),
            entry("jdk.ContainerCPUThrottling", Projections::throttling),
            entry("jdk.GCHeapSummary", Projections::heap),
            entry("jdk.DataLoss", Projections::loss));

    private Projections() {}

    /** Makes rows of an event. */
    @FunctionalInterface
    interface Projection {
        void project(RecordedEvent event, RowWriter row);
    }

    static @Nullable Projection of(String eventName) {
        return BY_NAME.get(eventName);
    }

    private static void monitorEnter(RecordedEvent event, RowWriter row) {
        row.beginWait(RowKind.BLOCKED, event)
                .type(event.getClass("monitorClass"))
                .number(event.getLong("address"))
                .otherThread(event.getThread("previousOwner"))
                .end();
    }

    private static void monitorWait(RecordedEvent event, RowWriter row) {
        row.beginWait(RowKind.WAITING, event)
                .type(event.getClass("monitorClass"))
                .number(event.getLong("address"))
                .otherThread(event.getThread("notifier"))
                .end();
    }

    private static void park(RecordedEvent event, RowWriter row) {
        row.beginWait(RowKind.PARKED, event)
                .type(event.getClass("parkedClass"))
                .number(event.getLong("address"))
                .end();
    }

    private static void socket(RowKind kind, String bytes, RecordedEvent event, RowWriter row) {
        row.beginWait(kind, event)
                .text(event.getString("host"))
                .detail(event.getString("address"))
                .port(event.getInt("port"))
                .number(event.getLong(bytes))
                .end();
    }

    private static void file(RowKind kind, @Nullable String bytes, RecordedEvent event, RowWriter row) {
        row.beginWait(kind, event)
                .text(event.getString("path"))
                .number(bytes == null ? 0 : event.getLong(bytes))
                .end();
    }

    private static void gcPause(RecordedEvent event, RowWriter row) {
        row.begin(RowKind.PAUSE, event)
                .text("gc pause")
                .detail(event.getString("name"))
                .end();
    }

    private static void collection(RecordedEvent event, RowWriter row) {
        row.begin(RowKind.RANGE, event)
                .text("collection")
                .detail(event.getString("name") + ", " + event.getString("cause"))
                .end();
    }

    private static void askedFor(RecordedEvent event, RowWriter row) {
        row.begin(RowKind.RANGE, event)
                .text("System.gc()")
                .thread(event.getThread())
                .stack(event.getStackTrace())
                .end();
    }

    private static void safepoint(RecordedEvent event, RowWriter row) {
        row.begin(RowKind.PAUSE, event)
                .text("safepoint")
                .detail("stopping the threads")
                .end();
    }

    private static void operation(RecordedEvent event, RowWriter row) {
        row.begin(event.getBoolean("safepoint") ? RowKind.PAUSE : RowKind.RANGE, event)
                .text("vm operation")
                .detail(event.getString("operation"))
                .end();
    }

    private static void sample(RecordedEvent event, RowWriter row) {
        row.begin(RowKind.SAMPLE, event)
                .thread(event.getThread("sampledThread"))
                .stack(event.getStackTrace())
                .end();
    }

    private static void cpuSample(RecordedEvent event, RowWriter row) {
        row.begin(RowKind.SAMPLE, event)
                .thread(event.getThread())
                .stack(event.getStackTrace())
                .end();
    }

    private static void thread(RowKind kind, RecordedEvent event, RowWriter row) {
        row.begin(kind, event).thread(event.getThread("thread")).end();
    }

    private static void cpuLoad(RecordedEvent event, RowWriter row) {
        float process = event.getFloat("jvmUser") + event.getFloat("jvmSystem");
        value(event, row, "jvm.cpu.process.permille", Math.round(process * PERMILLE));
        value(event, row, "jvm.cpu.machine.permille", Math.round(event.getFloat("machineTotal") * PERMILLE));
    }

    private static void throttling(RecordedEvent event, RowWriter row) {
        value(event, row, "container.cpu.throttled.slices", event.getLong("cpuThrottledSlices"));
        value(event, row, "container.cpu.throttled.nanos", event.getLong("cpuThrottledTime"));
    }

    /** Nothing where the container has no limit: the JDK says -1 then, or leaves the event out. */
    private static void container(RecordedEvent event, RowWriter row) {
        Duration quota = event.getDuration("cpuQuota");
        Duration period = event.getDuration("cpuSlicePeriod");
        if (quota.compareTo(Duration.ZERO) > 0 && period.compareTo(Duration.ZERO) > 0) {
            value(event, row, "container.cpu.quota.nanos", quota.toNanos());
            value(event, row, "container.cpu.period.nanos", period.toNanos());
        }
    }

    private static void heap(RecordedEvent event, RowWriter row) {
        value(event, row, "jvm.heap.used.bytes", event.getLong("heapUsed"));
    }

    private static void loss(RecordedEvent event, RowWriter row) {
        value(event, row, "jvm.lost.bytes", event.getLong("amount"));
    }

    private static void value(RecordedEvent event, RowWriter row, String name, long value) {
        row.begin(RowKind.VALUE, event.getLong("startTime"))
                .text(name)
                .number(value)
                .end();
    }
}
