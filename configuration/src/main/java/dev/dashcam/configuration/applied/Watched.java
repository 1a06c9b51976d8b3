/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.triggers.serverbusy.ServerThreads;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What of the application triggers look at.
 *
 * @param registries where its meters are, null where there is no Micrometer
 * @param server the threads of its server, null where it has none that we know
 * @param packages those of its own code, none where nobody knows them
 */
public record Watched(
        @Nullable Supplier<Collection<MeterRegistry>> registries,
        @Nullable ServerThreads server,
        List<String> packages) {}
