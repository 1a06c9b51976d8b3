/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import dev.dashcam.benchmarks.shop.SampleShop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A service and its visitors.
 *
 * @param way how it runs
 */
record Visited(Way way, OpenShop shop, Visitors visitors) implements AutoCloseable {

    static Visited open(Way way, SampleShop shop, Path spool) throws IOException {
        Map<String, String> environment = new HashMap<>(way.environment());
        environment.put("DASHCAM_SPOOL_DIRECTORY", spool.toString());
        OpenShop open = OpenShop.open(shop.classPath(way.hasDashcam()), environment);
        try {
            return new Visited(way, open, new Visitors(open.port()));
        } catch (IOException failed) {
            open.close();
            throw failed;
        }
    }

    Slice visit(double perSecond, Duration howLong) throws IOException, InterruptedException {
        Duration before = shop.cpu();
        long[] takenNanos = visitors.visit(perSecond, howLong);
        return new Slice(takenNanos, shop.cpu().minus(before).toNanos());
    }

    @Override
    public void close() throws IOException {
        shop.close();
        visitors.close();
    }
}
