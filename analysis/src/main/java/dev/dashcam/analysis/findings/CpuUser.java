/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * The tasks of one name that used CPU while the subject ran.
 *
 * @param name the name as a person would call it
 * @param count how many of them ran at that time
 * @param atLeastNanos what they used then at the least: what of their time on CPU does not fit before or after
 */
public record CpuUser(String name, long count, long atLeastNanos) {}
