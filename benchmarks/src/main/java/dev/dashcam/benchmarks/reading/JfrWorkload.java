/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.benchmarks.reading.JfrEvents.LogEvent;
import dev.dashcam.benchmarks.reading.JfrEvents.RegionEvent;
import dev.dashcam.benchmarks.reading.JfrEvents.TaskEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import jdk.jfr.Recording;

/** Threads that record the made-up service's requests as JFR events. */
public final class JfrWorkload {
    private JfrWorkload() {}

    /** Makes a recording take the events. */
    public static void enable(Recording recording) {
        recording.enable(TaskEvent.class).withoutThreshold();
        recording.enable(RegionEvent.class).withoutThreshold();
        recording.enable(LogEvent.class).withoutThreshold();
    }

    /** Records tasks and regions. */
    public static void recordBare(int requests) throws InterruptedException {
        record(Content.BARE, requests);
    }

    static void record(Content content, int requests) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < content.threads; i++) {
            SplittableRandom random = new SplittableRandom(i);
            Thread thread = new Thread(() -> {
                for (int request = requests / content.threads; request > 0; request--) {
                    record(content, random);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void record(Content content, SplittableRandom random) {
        if (content == Content.REGIONS) {
            region(content, 0, Service.DEPTH - 1, random);
            return;
        }
        TaskEvent task = new TaskEvent();
        task.begin();
        int route = content == Content.MIX ? random.nextInt(Service.ROUTES) : 0;
        region(content, route, 0, random);
        task.route = Service.route(route);
        if (content == Content.MIX) {
            HexFormat hex = HexFormat.of();
            task.traceId = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
            task.spanId = hex.toHexDigits(random.nextLong());
            task.tenant = Service.tenant(random);
            task.items = Service.items(random);
            task.cached = Service.cached(random);
        }
        task.commit();
    }

    private static void region(Content content, int route, int depth, SplittableRandom random) {
        if (depth == Service.DEPTH) {
            if (content == Content.MIX && random.nextBoolean()) {
                LogEvent log = new LogEvent();
                log.text = Service.log(random);
                log.commit();
            }
            return;
        }
        RegionEvent region = new RegionEvent();
        region.begin();
        region(content, route, depth + 1, random);
        region.name = Service.region(Service.regionOf(route, depth));
        region.commit();
    }
}
