/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import dev.dashcam.source.SourceUrl;
import java.util.List;

/**
 * What a builder was told of the service's code.
 *
 * @param urls where it can be looked at
 * @param ownPackages which packages are the service's own, empty for that of the main class
 */
public record SourceSettings(List<SourceUrl> urls, List<String> ownPackages) {
    /** Takes copies of the lists. */
    public SourceSettings {
        urls = List.copyOf(urls);
        ownPackages = List.copyOf(ownPackages);
    }
}
