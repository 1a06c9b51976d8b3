/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.columns.GenerationFacts;
import dev.dashcam.internal.columns.GenerationHeader;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.Generation.OpenRegion;
import dev.dashcam.read.Generation.OpenTask;
import java.util.List;

/** Makes a {@link Generation} of what was read. */
final class Generations {
    private Generations() {}

    static Generation of(GenerationHeader header, long events) {
        GenerationFacts facts = header.facts();
        List<String> names = header.names();
        List<Loss> losses = header.losses().stream()
                .map(loss -> new Loss(loss.reason(), loss.count()))
                .toList();
        List<OpenTask> tasks = header.openTasks().stream()
                .map(task -> new OpenTask(
                        task.id(),
                        task.parentId(),
                        EventView.taskKind(task.kind()),
                        names.get(task.name()),
                        task.startNanos(),
                        task.threadId()))
                .toList();
        List<OpenRegion> regions = header.openRegions().stream()
                .map(region -> new OpenRegion(
                        names.get(region.name()),
                        region.taskId(),
                        region.startNanos(),
                        region.threadId(),
                        region.depth()))
                .toList();
        return new Generation(
                facts.number(),
                facts.startNanos(),
                facts.endNanos(),
                facts.anchorNanos(),
                facts.anchorEpochNanos(),
                facts.completeFromNanos(),
                events,
                losses,
                tasks,
                regions,
                header.unlistedOpen());
    }
}
