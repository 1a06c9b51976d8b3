/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.json.JsonWriter;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Writes {@code tasks.json}: the work that was open, for people to read. */
public final class OpenWorkJson {
    /** The most tasks and the most regions that are listed, those open longest. */
    static final int MOST_LISTED = 1000;

    private static final TaskKind[] KINDS = TaskKind.values();
    private static final double NANOS_PER_MILLI = 1e6;

    private final JsonWriter json;
    private final long atNanos;
    private final LongFunction<String> threadNames;
    private final Redactor redactor;

    private OpenWorkJson(JsonWriter json, long atNanos, LongFunction<String> threadNames, Redactor redactor) {
        this.json = json;
        this.atNanos = atNanos;
        this.threadNames = threadNames;
        this.redactor = redactor;
    }

    /**
     * Writes the file's content in UTF-8: what had begun by an instant and was open when it was copied.
     *
     * @param atNanos the instant, on the monotonic clock; ages are counted until then
     * @param threadNames the names of threads by their ids, empty when not known
     * @param redactor takes out of names and values what must not leave
     */
    public static void write(
            OpenWork open, long atNanos, LongFunction<String> threadNames, Redactor redactor, OutputStream out)
            throws IOException {
        JsonWriter json = new JsonWriter(out);
        new OpenWorkJson(json, atNanos, threadNames, redactor).write(open);
        json.finish();
    }

    private void write(OpenWork open) throws IOException {
        List<OpenTask> tasks = openThen(open.tasks, OpenTask::startNanos, OpenTask::endNanos);
        List<OpenRegion> regions = openThen(open.regions, OpenRegion::startNanos, OpenRegion::endNanos);
        json.beginObject();
        json.name("tasks").beginArray();
        for (OpenTask task : listed(tasks)) {
            write(task);
        }
        json.endArray();
        json.name("tasksNotListed").value(tasks.size() - listed(tasks).size());
        json.name("regions").beginArray();
        for (OpenRegion region : listed(regions)) {
            write(region);
        }
        json.endArray();
        json.name("regionsNotListed").value(regions.size() - listed(regions).size());
        json.endObject();
    }

    private void write(OpenTask task) throws IOException {
        json.beginObject();
        json.name("id").value(Long.toHexString(task.id()));
        json.name("name").value(name(task.nameId()));
        json.name("kind").value(KINDS[task.taskKind()].name().toLowerCase(Locale.ROOT));
        writeWhenAndWhere(task.startNanos(), task.threadId());
        if (task.parentId() != 0) {
            json.name("parent").value(Long.toHexString(task.parentId()));
        }
        if (task.traceId() != null) {
            json.name("traceId").value(task.traceId());
        }
        json.name("attributes").beginObject();
        for (Map.Entry<String, Object> attribute : task.attributes().entrySet()) {
            json.name(redactor.mask(attribute.getKey()));
            write(redactor.shown(attribute.getKey(), attribute.getValue()));
        }
        json.endObject();
        json.endObject();
    }

    private void write(OpenRegion region) throws IOException {
        json.beginObject();
        json.name("name").value(name(region.nameId()));
        writeWhenAndWhere(region.startNanos(), region.threadId());
        json.name("depth").value(region.depth());
        if (region.taskId() != 0) {
            json.name("task").value(Long.toHexString(region.taskId()));
        }
        json.endObject();
    }

    private void writeWhenAndWhere(long startNanos, long threadId) throws IOException {
        json.name("openForMillis").value((atNanos - startNanos) / NANOS_PER_MILLI);
        json.name("threadId").value(threadId);
        json.name("thread").value(redactor.mask(threadNames.apply(threadId)));
    }

    private String name(int id) {
        return redactor.mask(EventName.withId(id).text());
    }

    private void write(Object value) throws IOException {
        if (value instanceof Long number) {
            json.value((long) number);
        } else if (value instanceof Double number) {
            json.value((double) number);
        } else if (value instanceof Boolean truth) {
            json.value((boolean) truth);
        } else {
            json.value(value.toString());
        }
    }

    private <T> List<T> openThen(List<T> copied, ToLongFunction<T> startNanos, ToLongFunction<T> endNanos) {
        Stream<T> open = copied.stream()
                .filter(work -> startNanos.applyAsLong(work) <= atNanos && endNanos.applyAsLong(work) >= atNanos);
        return open.sorted(Comparator.comparingLong(startNanos)).toList();
    }

    private static <T> List<T> listed(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST_LISTED));
    }
}
