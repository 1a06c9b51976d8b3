/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The registries of meters that the application has, once Spring Boot has told of them. It names no class of Micrometer's, which may
 * be missing. Any thread.
 */
public final class BoundRegistries {
    private final CopyOnWriteArrayList<Object> registries = new CopyOnWriteArrayList<>();

    /** Makes one known. */
    public void add(Object registry) {
        registries.addIfAbsent(registry);
    }

    /** Those that are known by now. */
    public List<Object> all() {
        return registries;
    }
}
