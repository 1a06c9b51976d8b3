/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import java.util.SplittableRandom;

/** The made-up service whose requests all recorders record. */
final class Service {
    static final int ROUTES = 20;
    static final int REGIONS = 40;
    static final int DEPTH = 6;

    private Service() {}

    static String route(int route) {
        return "GET /api/v1/resource" + route + "/{id}";
    }

    static String region(int region) {
        return "Component" + region + ".call";
    }

    /** Which region a route enters at a depth. */
    static int regionOf(int route, int depth) {
        return (route + depth * 7) % REGIONS;
    }

    static String log(SplittableRandom random) {
        return "tax service answered after " + random.nextInt(900) + " ms, retrying";
    }

    static String tenant(SplittableRandom random) {
        int tenant = random.nextInt(50);
        return (tenant < 10 ? "tenant-0" : "tenant-") + tenant;
    }

    static int items(SplittableRandom random) {
        return random.nextInt(30);
    }

    static boolean cached(SplittableRandom random) {
        return random.nextBoolean();
    }
}
