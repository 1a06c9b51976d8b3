/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.PlaceTotals;
import dev.dashcam.analysis.account.Timeline;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Meanwhile.Count;
import dev.dashcam.analysis.findings.Occupant;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.scan.Inside.Stay;
import dev.dashcam.analysis.scan.MeanwhilePass;
import dev.dashcam.analysis.scan.Passes;
import dev.dashcam.analysis.scan.TaskStory;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for others inside the region in which the subject was held up. */
final class Bystanders {
    private static final long LEAST_NANOS = 1_000_000;

    private final Passes passes;
    private final NameSlots names;
    private final HeapBudget budget;

    Bystanders(Passes passes, NameSlots names, HeapBudget budget) {
        this.passes = passes;
        this.names = names;
        this.budget = budget;
    }

    /**
     * Looks for them.
     *
     * @param timeline where the subject was
     * @param usualNanos how long one usually is in the region, -1 when not known
     * @param fromNanos where the recording begins
     * @param untilNanos what happens later is not looked at
     * @return null when the subject was not in that region
     */
    @Nullable
    Meanwhile find(Subject subject, String region, Timeline timeline, long usualNanos, long fromNanos, long untilNanos)
            throws IOException {
        int longest = longest(timeline, Place.region(names.slotOf(region)));
        if (longest < 0) {
            return null;
        }
        long start = timeline.startNanos(longest);
        long end = timeline.endNanos(longest);
        long atLeast = Math.max(LEAST_NANOS, usualNanos >= 0 ? 2 * usualNanos : (end - start) / 10);
        MeanwhilePass pass = new MeanwhilePass(
                names,
                budget,
                new MeanwhilePass.Stretch(names.slotOf(region), subject.taskId(), start, end, atLeast, untilNanos));
        passes.run(pass);
        List<Stay> stays = pass.inside().stays();
        Stay first = first(stays, start, end, subject.isStillRunning());
        List<Stay> heldUp = stays.stream()
                .filter(stay -> stay != first && stay.nanos() >= atLeast)
                .toList();
        return new Meanwhile(
                region,
                start,
                end,
                first == null ? null : occupant(first, start, end),
                heldUp.size(),
                noun(heldUp),
                byName(heldUp),
                heldUp.stream().mapToLong(Stay::nanos).max().orElse(0),
                atLeast,
                pass.before(),
                Math.max(0, start - fromNanos));
    }

    /**
     * The first of those who were there before the subject came and left before it did, if it stayed for most of the time
     * between. One who left after the subject did not keep it waiting.
     */
    private static @Nullable Stay first(List<Stay> stays, long start, long end, boolean subjectStillInside) {
        long slack = Math.max(LEAST_NANOS, (end - start) / 50);
        return stays.stream()
                .filter(stay -> stay.startNanos() <= start)
                .filter(stay -> stay.isStillInside() ? subjectStillInside : stay.endNanos() <= end + slack)
                .filter(stay -> (Math.min(stay.endNanos(), end) - start) * 2 >= end - start)
                .min(Comparator.comparingLong(Stay::startNanos))
                .orElse(null);
    }

    private Occupant occupant(Stay stay, long start, long end) throws IOException {
        TaskStory story = new TaskStory(names, budget, stay.taskId(), stay.threadId(), stay.endNanos());
        passes.run(story);
        PlaceTotals totals = new PlaceTotals(budget);
        story.timeline().divide(stay.startNanos(), stay.endNanos(), stay.startNanos(), totals);
        return new Occupant(
                stay.taskId(),
                stay.kind(),
                stay.nameSlot() < 0 ? "" : names.name(stay.nameSlot()),
                stay.threadName().isEmpty() ? story.threadName() : stay.threadName(),
                stay.startNanos(),
                stay.endNanos(),
                stay.isStillInside(),
                Math.min(stay.endNanos(), end) - Math.max(stay.startNanos(), start),
                new Shares(names).of(totals, story.timeline()));
    }

    private static String noun(List<Stay> stays) {
        boolean requests = stays.stream().allMatch(stay -> stay.kind() == TaskKind.REQUEST);
        return requests ? "requests" : stays.stream().allMatch(stay -> stay.taskId() != 0) ? "tasks" : "threads";
    }

    private List<Count> byName(List<Stay> stays) {
        Map<String, Long> counts = new HashMap<>();
        for (Stay stay : stays) {
            String name = stay.nameSlot() >= 0
                    ? TaskTitle.of(stay.kind(), names.name(stay.nameSlot()))
                    : stay.taskId() == 0 ? "without a task" : "of unknown name";
            counts.merge(name, 1L, Long::sum);
        }
        List<Count> sorted = new ArrayList<>();
        counts.forEach((name, count) -> sorted.add(new Count(name, count)));
        sorted.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name));
        return sorted;
    }

    private static int longest(Timeline timeline, int place) {
        int longest = -1;
        long nanos = -1;
        for (int i = 0; i < timeline.size(); i++) {
            long length = timeline.endNanos(i) - timeline.startNanos(i);
            if (timeline.place(i) == place && length > nanos) {
                longest = i;
                nanos = length;
            }
        }
        return longest;
    }
}
