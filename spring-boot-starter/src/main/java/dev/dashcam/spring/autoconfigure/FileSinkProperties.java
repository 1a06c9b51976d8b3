/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code dashcam.sinks.file.*}: a folder, such as a network share.
 *
 * @param directory Folder that snapshots are copied to, another one than the spool's. Without one nothing is copied.
 * @param files Names of the files in it, with placeholders.
 * @param maxSize Most bytes of this service that it holds; the oldest go first.
 * @param maxFiles Most snapshots of this service that it holds; the oldest go first.
 * @param maxAge How long a snapshot stays at most; as long as there is room unless set.
 */
public record FileSinkProperties(
        @Nullable String directory,
        @DefaultValue("{key}") String files,
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("10000") int maxFiles,
        @Nullable Duration maxAge) {}
