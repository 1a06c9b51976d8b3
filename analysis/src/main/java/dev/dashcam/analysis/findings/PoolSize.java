/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * How large the pool was that a task waited for, as the service counted it. The only one of its kind in the process.
 *
 * @param name its name, empty when not known
 * @param max how many connections it may have
 * @param inUse how many were handed out, -1 when not known
 * @param waiting how many threads waited for one, -1 when not known
 * @param agoNanos how long before the trigger they were counted
 */
public record PoolSize(String name, long max, long inUse, long waiting, long agoNanos) {}
