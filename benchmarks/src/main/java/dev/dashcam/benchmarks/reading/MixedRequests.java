/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The requests that one thread of the made-up service serves, recorded by a recorder that runs. For that thread alone. */
public final class MixedRequests {
    private static final EventName[] ROUTES = names(Service.ROUTES, Service::route);
    private static final EventName[] REGIONS = names(Service.REGIONS, Service::region);
    private static final EventName TENANT = EventName.of("tenant");
    private static final EventName ITEMS = EventName.of("items");
    private static final EventName CACHED = EventName.of("cached");

    private final SplittableRandom random;
    private final BiFunction<EventName, TaskKind, Task> tasks;
    private final Function<EventName, Region> regions;
    private final Consumer<String> logs;

    /**
     * Requests of one thread.
     *
     * @param seed another one for each thread
     * @param tasks begins a task
     * @param regions begins a region
     * @param logs records a message
     */
    public MixedRequests(
            int seed,
            BiFunction<EventName, TaskKind, Task> tasks,
            Function<EventName, Region> regions,
            Consumer<String> logs) {
        this.random = new SplittableRandom(seed);
        this.tasks = tasks;
        this.regions = regions;
        this.logs = logs;
    }

    /** Serves one. */
    public void serve() {
        int route = random.nextInt(Service.ROUTES);
        try (Task task = tasks.apply(ROUTES[route], TaskKind.REQUEST)) {
            task.trace(hexDigits() + hexDigits(), hexDigits());
            nested(route, 0);
            task.set(TENANT, Service.tenant(random))
                    .set(ITEMS, Service.items(random))
                    .set(CACHED, Service.cached(random));
        }
    }

    private void nested(int route, int depth) {
        if (depth < Service.DEPTH) {
            try (Region region = regions.apply(REGIONS[Service.regionOf(route, depth)])) {
                nested(route, depth + 1);
            }
        } else if (random.nextBoolean()) {
            logs.accept(Service.log(random));
        }
    }

    private String hexDigits() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    private static EventName[] names(int count, Function<Integer, String> name) {
        return IntStream.range(0, count)
                .mapToObj(i -> EventName.of(name.apply(i)))
                .toArray(EventName[]::new);
    }
}
