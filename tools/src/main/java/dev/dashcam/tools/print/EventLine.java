/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import dev.dashcam.read.Generation;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.tools.text.Amounts;
import dev.dashcam.tools.text.KindWords;
import dev.dashcam.tools.text.Printable;
import dev.dashcam.tools.text.TimeScale;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an event as one line: time, thread, task, kind, and what the kind has to say. */
public final class EventLine {
    private final TimeScale scale;
    private final SourceLinks links;

    /** Lines with times on this scale, and these links behind lines of code. */
    public EventLine(TimeScale scale, SourceLinks links) {
        this.scale = scale;
        this.links = links;
    }

    /** The line, without its end. */
    public String of(TraceEvent event) {
        StringBuilder line = new StringBuilder(120);
        padded(line, scale.format(event.timeNanos()), 15);
        padded(line, thread(event), 20);
        padded(line, event.taskId() == 0 ? "-" : Long.toHexString(event.taskId()), 8);
        padded(line, KindWords.of(event.kind()), 12);
        describe(line, event);
        return line.toString().stripTrailing();
    }

    private static String thread(TraceEvent event) {
        if (event.threadId() == 0) {
            return "-";
        }
        String id = "#" + event.threadId();
        return event.threadName().isEmpty() ? id : Printable.of(event.threadName()) + ' ' + id;
    }

    private void describe(StringBuilder line, TraceEvent event) {
        switch (event.kind()) {
            case SYNC -> generation(line, event.generation());
            case TASK_BEGIN -> {
                line.append(Printable.of(event.name())).append(" (").append(kind(event));
                if (event.parentId() != 0) {
                    line.append(" of ").append(Long.toHexString(event.parentId()));
                }
                line.append(')');
            }
            case TASK_END -> taskEnd(line, event);
            case REGION_BEGIN -> line.append(nested(event));
            case REGION_END -> line.append(nested(event)).append(" took ").append(Amounts.time(event.durationNanos()));
            case VALUE -> line.append(Printable.of(event.name())).append(" = ").append(event.value());
            case LOG -> line.append(Printable.of(event.text()));
            case MARK -> line.append(Printable.of(event.name()));
            case STATE_TRANSITION -> JvmWords.transition(line, event, links);
            case RANGE -> JvmWords.range(line, event, links);
            case SAMPLE -> JvmWords.at(line, event, links);
        }
    }

    private static String nested(TraceEvent event) {
        return "  ".repeat(Math.min(event.depth(), 16)) + Printable.of(event.name());
    }

    private static String kind(TraceEvent event) {
        return event.taskKind().name().toLowerCase(Locale.ROOT);
    }

    private static void taskEnd(StringBuilder line, TraceEvent event) {
        line.append(Printable.of(event.name())).append(" took ").append(Amounts.time(event.durationNanos()));
        if (event.isFailed()) {
            line.append(", failed");
            String error = event.errorClass();
            if (error != null) {
                line.append(" with ").append(Printable.of(error));
            }
        }
        if (event.cpuNanos() >= 0) {
            line.append(", on CPU ").append(Amounts.time(event.cpuNanos()));
        }
        if (event.runQueueNanos() >= 0) {
            line.append(", waiting for CPU ").append(Amounts.time(event.runQueueNanos()));
        }
        if (event.allocatedBytes() >= 0) {
            line.append(", allocated ").append(Amounts.size(event.allocatedBytes()));
        }
        for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
            line.append(' ').append(Printable.of(attribute.getKey())).append('=');
            line.append(value(attribute.getValue()));
        }
        if (event.traceId() != null) {
            line.append(" trace=").append(Printable.of(event.traceId()));
        }
    }

    private static String value(Object value) {
        String text = Printable.of(value.toString());
        return text.indexOf(' ') >= 0 || text.isEmpty() ? '"' + text + '"' : text;
    }

    private void generation(StringBuilder line, @Nullable Generation generation) {
        if (generation == null) {
            return;
        }
        line.append(generation.number())
                .append(" with ")
                .append(Amounts.count(generation.events(), "event", "events"))
                .append(", complete from ")
                .append(scale.format(generation.completeFromNanos()))
                .append(", ")
                .append(Amounts.count(generation.openTasks().size(), "task", "tasks"))
                .append(" and ")
                .append(Amounts.count(generation.openRegions().size(), "region", "regions"))
                .append(" open");
        if (generation.unlistedOpen() > 0) {
            line.append(" and ")
                    .append(Amounts.count(generation.unlistedOpen()))
                    .append(" more that are not listed");
        }
        for (Loss loss : generation.losses()) {
            line.append(", lost ")
                    .append(Amounts.count(loss.count()))
                    .append(' ')
                    .append(Printable.of(loss.reason()));
        }
    }

    private static void padded(StringBuilder line, String text, int width) {
        line.append(text);
        for (int i = text.length(); i < width; i++) {
            line.append(' ');
        }
        line.append(' ');
    }
}
