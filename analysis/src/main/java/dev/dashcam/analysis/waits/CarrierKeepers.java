/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.KeptCarriers;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds who kept carriers during a task of which much is unexplained. */
public final class CarrierKeepers {
    /** Of the task's time: as much must be unexplained, and as much must there have been carriers that were kept. */
    private static final int LEAST_PART = 3;

    private final WaitBook book;
    private final NameSlots names;

    /** Looks in this book. */
    public CarrierKeepers(WaitBook book, NameSlots names) {
        this.book = book;
        this.names = names;
    }

    /** Who kept them, null when nobody did for long, or the task's time is explained, or its thread is none that needs a carrier. */
    public @Nullable KeptCarriers of(Subject subject, @Nullable StateAccount states) {
        boolean mayBeVirtual = states != null && !subject.hasAccount() && !subject.isStillRunning();
        if (!mayBeVirtual || states == null || states.nanos(State.UNEXPLAINED) * LEAST_PART < subject.wallNanos()) {
            return null;
        }
        List<Integer> pinned = pinned(subject);
        long nanos = together(pinned, subject);
        return pinned.isEmpty() || nanos * LEAST_PART < subject.wallNanos() ? null : kept(pinned, nanos, subject);
    }

    private List<Integer> pinned(Subject subject) {
        Waits waits = book.waits();
        List<Integer> pinned = new ArrayList<>();
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean others = waits.threadId(wait) != subject.threadId()
                    && book.object(wait).state() == State.PINNED
                    && overlap(wait, subject) > 0;
            if (others) {
                pinned.add(wait);
            }
        }
        pinned.sort(Comparator.comparingLong(waits::startNanos));
        return pinned;
    }

    private long overlap(int wait, Subject subject) {
        return book.waits().overlapNanos(wait, subject.startNanos(), subject.endNanos());
    }

    /** For how long at least one of them lasted; they come in the order of their begin. */
    private long together(List<Integer> pinned, Subject subject) {
        Waits waits = book.waits();
        long nanos = 0;
        long until = subject.startNanos();
        for (int wait : pinned) {
            nanos += waits.overlapNanos(wait, until, subject.endNanos());
            until = Math.max(until, waits.endNanos(wait));
        }
        return nanos;
    }

    private KeptCarriers kept(List<Integer> pinned, long nanos, Subject subject) {
        Waits waits = book.waits();
        Set<Long> threads = pinned.stream().map(waits::threadId).collect(Collectors.toSet());
        int longest = pinned.stream()
                .max(Comparator.comparingLong(wait -> overlap(wait, subject)))
                .orElseThrow();
        TaskSpan task =
                book.spans().mostOf(waits.threadId(longest), waits.startNanos(longest), waits.endNanos(longest));
        return new KeptCarriers(
                threads.size(),
                nanos,
                overlap(longest, subject),
                book.threadName(waits.threadId(longest)),
                task == null ? TaskKind.OTHER : task.kind(),
                task == null ? "" : names.name(task.nameSlot()),
                book.site(longest).place());
    }
}
