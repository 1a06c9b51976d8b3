/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sinks that the properties describe. */
final class ConfiguredSinks {
    private final DashcamProperties.Sinks properties;
    private final AppliedProperty applied;

    ConfiguredSinks(DashcamProperties.Sinks properties, AppliedProperty applied) {
        this.properties = properties;
        this.applied = applied;
    }

    List<Sink> all() {
        List<Sink> sinks = new ArrayList<>();
        if (properties.file() != null) {
            add(sinks, new ConfiguredFile(properties.file(), applied).sink());
        }
        if (properties.http() != null) {
            add(sinks, new ConfiguredHttp(applied).upload(properties.http()));
        }
        if (properties.s3() != null) {
            add(sinks, new ConfiguredS3(properties.s3(), applied).sink());
        }
        if (properties.webhook() != null) {
            add(sinks, new ConfiguredHttp(applied).message(properties.webhook()));
        }
        return sinks;
    }

    private static void add(List<Sink> sinks, @Nullable Sink sink) {
        if (sink != null) {
            sinks.add(sink);
        }
    }
}
