/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threaddump;

import dev.dashcam.internal.account.ThreadAccount;
import dev.dashcam.internal.json.JsonWriter;
import dev.dashcam.internal.record.OpenTaskCost;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.redaction.StringMask;
import dev.dashcam.task.EventName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code threads.json}: a thread dump with the work each thread had in hand, for people to read. */
public final class ThreadDumpJson {
    private static final String VIRTUAL = "virtual threads are listed when they have a task or region open";
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final JsonWriter json;
    private final StringMask mask;
    private final Map<Long, OpenWork.OpenTask> tasks = new HashMap<>();
    private final Map<Long, OpenWork.OpenRegion> regions = new HashMap<>();
    private final Map<Long, List<OpenTaskCost>> costs = new HashMap<>();

    private ThreadDumpJson(JsonWriter json, OpenWork open, List<OpenTaskCost> openCosts, StringMask mask) {
        this.json = json;
        this.mask = mask;
        // The task begun last, and the innermost region.
        for (OpenWork.OpenTask task : open.tasks) {
            tasks.merge(task.threadId(), task, (one, other) -> one.startNanos() < other.startNanos() ? other : one);
        }
        for (OpenWork.OpenRegion region : open.regions) {
            regions.merge(region.threadId(), region, (one, other) -> one.depth() < other.depth() ? other : one);
        }
        for (OpenTaskCost cost : openCosts) {
            costs.computeIfAbsent(cost.threadId(), id -> new ArrayList<>()).add(cost);
        }
    }

    /**
     * Writes the file's content in UTF-8.
     *
     * @param open what was open then
     * @param costs what open tasks had cost by then
     * @param mask what is taken out of the names of threads, locks, tasks and regions, which anybody may give
     */
    public static void write(
            ThreadDump dump, OpenWork open, List<OpenTaskCost> costs, StringMask mask, OutputStream out)
            throws IOException {
        JsonWriter json = new JsonWriter(out);
        new ThreadDumpJson(json, open, costs, mask).write(dump);
        json.finish();
    }

    private void write(ThreadDump dump) throws IOException {
        json.beginObject();
        json.name("stackDepth").value(dump.stackDepth());
        if (dump.problem() != null) {
            json.name("problem").value(mask.mask(dump.problem()));
        }
        if (Runtime.version().feature() >= VIRTUAL_THREADS_SINCE) {
            json.name("virtualThreads").value(VIRTUAL);
        }
        json.name("threads").beginArray();
        for (DumpedThread thread : dump.threads()) {
            write(thread);
        }
        json.endArray();
        json.endObject();
    }

    private void write(DumpedThread thread) throws IOException {
        json.beginObject();
        json.name("id").value(thread.id());
        json.name("name").value(mask.mask(thread.name()));
        if (thread.isVirtual()) {
            json.name("virtual").value(true);
        }
        json.name("state").value(thread.state().name());
        if (thread.lock() != null) {
            json.name("lock").value(mask.mask(thread.lock()));
        }
        if (thread.lockOwner() != null) {
            json.name("lockOwnerId").value(thread.lockOwnerId());
            json.name("lockOwner").value(mask.mask(thread.lockOwner()));
        }
        writeWork(thread.id());
        writeCosts(costs.getOrDefault(thread.id(), List.of()));
        writeStack(thread.stack());
        json.endObject();
    }

    private void writeWork(long threadId) throws IOException {
        OpenWork.OpenTask task = tasks.get(threadId);
        OpenWork.OpenRegion region = regions.get(threadId);
        if (task != null) {
            json.name("task").value(Long.toHexString(task.id()));
            json.name("taskName").value(name(task.nameId()));
        }
        if (region != null) {
            json.name("region").value(name(region.nameId()));
        }
    }

    private void writeCosts(List<OpenTaskCost> ofThread) throws IOException {
        if (ofThread.isEmpty()) {
            return;
        }
        json.name("taskCosts").beginArray();
        for (OpenTaskCost cost : ofThread) {
            json.beginObject();
            json.name("task").value(Long.toHexString(cost.taskId()));
            json.name("runningNanos").value(cost.runningNanos());
            writeKnown("cpuNanos", cost.spent().cpuNanos());
            writeKnown("runQueueNanos", cost.spent().runQueueNanos());
            writeKnown("allocatedBytes", cost.spent().allocatedBytes());
            json.endObject();
        }
        json.endArray();
    }

    private void writeKnown(String name, long figure) throws IOException {
        if (figure != ThreadAccount.UNKNOWN) {
            json.name(name).value(figure);
        }
    }

    private void writeStack(List<StackTraceElement> stack) throws IOException {
        json.name("stack").beginArray();
        for (StackTraceElement frame : stack) {
            json.value(words(frame));
        }
        json.endArray();
    }

    /** Without the loader and the module, which are the same on every line. */
    private static String words(StackTraceElement frame) {
        String place = frame.isNativeMethod()
                ? "native"
                : frame.getFileName() == null ? "unknown" : frame.getFileName() + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }

    private String name(int id) {
        return mask.mask(EventName.withId(id).text());
    }
}
