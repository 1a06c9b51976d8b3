/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.spring.meters.BoundRegistries;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The registries that are known by now; the same from one change of the properties to the next. */
record KnownRegistries(BoundRegistries registries) implements Supplier<Collection<MeterRegistry>> {
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    /** Null where there is no Micrometer. */
    static @Nullable Supplier<Collection<MeterRegistry>> of(BoundRegistries registries) {
        return ClassUtils.isPresent(MICROMETER, KnownRegistries.class.getClassLoader())
                ? new KnownRegistries(registries)
                : null;
    }

    @Override
    public Collection<MeterRegistry> get() {
        List<MeterRegistry> known = new ArrayList<>();
        for (Object registry : registries.all()) {
            known.add((MeterRegistry) registry);
        }
        return known;
    }
}
