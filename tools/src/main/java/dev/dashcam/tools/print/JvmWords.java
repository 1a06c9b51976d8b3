/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.tools.text.Amounts;
import dev.dashcam.tools.text.Printable;
import java.util.List;

/** What the JVM tells of threads and of itself, in words. */
final class JvmWords {
    private JvmWords() {}

    static void transition(StringBuilder line, TraceEvent event, SourceLinks links) {
        line.append(Printable.of(event.text()));
        WaitTarget target = event.waitTarget();
        if (event.stateBefore().isWait()) {
            line.append(" after ").append(Amounts.time(event.durationNanos())).append(' ');
            line.append(event.stateBefore().words());
        }
        if (target != null) {
            line.append(target(target));
        }
        if (event.stateAfter().isWait()) {
            at(line.append(' '), event, links);
        }
    }

    /** What is waited for, with a blank before it; empty when that is not known. */
    private static String target(WaitTarget target) {
        StringBuilder words = new StringBuilder();
        if (!target.className().isEmpty()) {
            words.append(" on ").append(Printable.of(target.className()));
            words.append('@').append(Long.toHexString(target.address()));
        }
        if (!target.hostAddress().isEmpty() || !target.host().isEmpty()) {
            String host = target.host().isEmpty() ? target.hostAddress() : target.host();
            words.append(' ').append(Printable.of(host)).append(':').append(target.port());
        }
        if (!target.path().isEmpty()) {
            words.append(' ').append(Printable.of(target.path()));
        }
        if (target.bytes() > 0) {
            words.append(", ").append(Amounts.size(target.bytes()));
        }
        if (target.otherThreadId() != 0) {
            words.append(", last released by ").append(Printable.of(target.otherThreadName()));
            words.append(" #").append(target.otherThreadId());
        }
        return words.toString();
    }

    static void range(StringBuilder line, TraceEvent event, SourceLinks links) {
        line.append(Printable.of(event.name())).append(" took ").append(Amounts.time(event.durationNanos()));
        if (!event.text().isEmpty()) {
            line.append(", ").append(Printable.of(event.text()));
        }
        if (event.isPause()) {
            line.append(", all threads stood still");
        }
        at(line.append(' '), event, links);
    }

    /** The innermost frame, with the link to it where it has one; nothing when there is none. */
    static void at(StringBuilder line, TraceEvent event, SourceLinks links) {
        List<StackTraceElement> stack = event.stack();
        if (!stack.isEmpty()) {
            StackTraceElement frame = stack.get(0);
            line.append("at ").append(Printable.of(frame.getClassName())).append('.');
            line.append(Printable.of(frame.getMethodName())).append(':').append(frame.getLineNumber());
            String link = links.of(frame);
            if (link != null) {
                line.append("  ").append(Printable.of(link));
            }
        }
    }
}
