/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.Generation;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.Generation.OpenRegion;
import dev.dashcam.read.Generation.OpenTask;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The heads of generations, whose lists of open work may be long. */
final class GenerationSpace {
    private static final TaskKind[] TASK_KINDS = TaskKind.values();

    private final MappedSpace space;
    private final TextSpace texts;

    GenerationSpace(MappedSpace space, TextSpace texts) {
        this.space = space;
        this.texts = texts;
    }

    /** Stores a head and answers its position. */
    long store(Generation generation) throws IOException {
        // The texts come first: they go into the same space.
        long[] reasons = new long[generation.losses().size()];
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = texts.store(generation.losses().get(i).reason());
        }
        long[] tasks = new long[generation.openTasks().size()];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = texts.store(generation.openTasks().get(i).name());
        }
        long[] regions = new long[generation.openRegions().size()];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = texts.store(generation.openRegions().get(i).name());
        }
        long position = space.size();
        appendTimes(generation);
        appendLosses(generation.losses(), reasons);
        appendTasks(generation.openTasks(), tasks);
        appendRegions(generation.openRegions(), regions);
        return position;
    }

    /** The head at a position that {@link #store} answered. */
    Generation read(long position) {
        Cursor cursor = new Cursor(position);
        long number = cursor.next();
        long startNanos = cursor.next();
        long endNanos = cursor.next();
        long anchorNanos = cursor.next();
        long anchorEpochNanos = cursor.next();
        long completeFromNanos = cursor.next();
        long events = cursor.next();
        long unlistedOpen = cursor.next();
        List<Loss> losses = readLosses(cursor);
        List<OpenTask> openTasks = readTasks(cursor);
        List<OpenRegion> openRegions = readRegions(cursor);
        return new Generation(
                number,
                startNanos,
                endNanos,
                anchorNanos,
                anchorEpochNanos,
                completeFromNanos,
                events,
                losses,
                openTasks,
                openRegions,
                unlistedOpen);
    }

    private void appendTimes(Generation generation) throws IOException {
        space.append(generation.number());
        space.append(generation.startNanos());
        space.append(generation.endNanos());
        space.append(generation.anchorNanos());
        space.append(generation.anchorEpochNanos());
        space.append(generation.completeFromNanos());
        space.append(generation.events());
        space.append(generation.unlistedOpen());
    }

    private void appendLosses(List<Loss> losses, long[] reasons) throws IOException {
        space.append(losses.size());
        for (int i = 0; i < reasons.length; i++) {
            space.append(reasons[i]);
            space.append(losses.get(i).count());
        }
    }

    private void appendTasks(List<OpenTask> tasks, long[] names) throws IOException {
        space.append(tasks.size());
        for (int i = 0; i < names.length; i++) {
            OpenTask task = tasks.get(i);
            space.append(task.id());
            space.append(task.parentId());
            space.append(task.kind().ordinal());
            space.append(names[i]);
            space.append(task.startNanos());
            space.append(task.threadId());
        }
    }

    private void appendRegions(List<OpenRegion> regions, long[] names) throws IOException {
        space.append(regions.size());
        for (int i = 0; i < names.length; i++) {
            OpenRegion region = regions.get(i);
            space.append(names[i]);
            space.append(region.taskId());
            space.append(region.startNanos());
            space.append(region.threadId());
            space.append(region.depth());
        }
    }

    private List<Loss> readLosses(Cursor cursor) {
        int count = (int) cursor.next();
        List<Loss> losses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            losses.add(new Loss(cursor.nextText(), cursor.next()));
        }
        return losses;
    }

    private List<OpenTask> readTasks(Cursor cursor) {
        int count = (int) cursor.next();
        List<OpenTask> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(new OpenTask(
                    cursor.next(),
                    cursor.next(),
                    TASK_KINDS[(int) cursor.next()],
                    cursor.nextText(),
                    cursor.next(),
                    cursor.next()));
        }
        return tasks;
    }

    private List<OpenRegion> readRegions(Cursor cursor) {
        int count = (int) cursor.next();
        List<OpenRegion> regions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            regions.add(new OpenRegion(
                    cursor.nextText(), cursor.next(), cursor.next(), cursor.next(), (int) cursor.next()));
        }
        return regions;
    }

    /** Reads one value after the other. */
    private final class Cursor {
        private long position;

        Cursor(long position) {
            this.position = position;
        }

        long next() {
            long value = space.get(position);
            position += Long.BYTES;
            return value;
        }

        String nextText() {
            return texts.textOrEmpty(next());
        }
    }
}
