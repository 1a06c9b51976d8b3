/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.spring.meters.BoundRegistries;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the application triggers look at.
 *
 * @param registries where its meters are
 * @param server the threads of its server, null where it has none that we know
 * @param packages those of its own code, none where Spring does not know them
 */
record Watched(BoundRegistries registries, @Nullable ServerThreads server, List<String> packages) {}
