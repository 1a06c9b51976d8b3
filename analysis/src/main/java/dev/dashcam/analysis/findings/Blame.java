/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * What made the subject take longer: at least a third of what it took longer than usual, or where that is not known, of all
 * its time.
 *
 * @param main what it was
 * @param compared whether {@link Difference#usual} of it means something
 */
public record Blame(Difference main, boolean compared) {}
