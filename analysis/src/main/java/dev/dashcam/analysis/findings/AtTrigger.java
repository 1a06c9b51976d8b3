/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * How a task that had not ended stood at the trigger. Since when its thread had been doing that is not known: the JVM tells of
 * waits when they end.
 *
 * @param thread its thread
 * @param alsoWaiting how many other threads waited for the same lock, queue or pool
 */
public record AtTrigger(ThreadNow thread, long alsoWaiting) {}
