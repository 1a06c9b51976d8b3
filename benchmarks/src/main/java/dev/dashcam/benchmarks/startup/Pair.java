/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts of the service without and with Dashcam.
 *
 * @param own what gives a program a processor of its own
 * @param without the class path without Dashcam
 * @param with the one with it
 * @param spool where snapshots go
 */
record Pair(List<String> own, String without, String with, Path spool) {

    /** One after the other. */
    Times alone(boolean withoutFirst) throws IOException {
        Start.Times first = alone(withoutFirst ? without : with);
        Start.Times second = alone(withoutFirst ? with : without);
        return withoutFirst ? new Times(first, second) : new Times(second, first);
    }

    private Start.Times alone(String classPath) throws IOException {
        try (Start start = Start.begin(own, classPath, spool)) {
            return start.times();
        }
    }

    /** Both at the same time on the same processor, the one with Dashcam with these arguments. */
    Times together(String... arguments) throws IOException {
        try (Start one = Start.begin(OneProcessor.SHARED, without, spool);
                Start other = Start.begin(OneProcessor.SHARED, with, spool, arguments)) {
            return new Times(one.times(), other.times());
        }
    }

    /**
     * How long they took.
     *
     * @param without the one without Dashcam
     * @param with the one with it
     */
    record Times(Start.Times without, Start.Times with) {}
}
