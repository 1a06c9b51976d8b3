/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a section is measured.
 *
 * @param folder where its raw results are, and nobody else's
 * @param rounds how often everything is measured in turn
 * @param isQuick whether it only has to be seen to work, with whatever figures
 * @param go the {@code go} command or the folder of a toolchain, null to look for one
 * @param progress where to tell how far it is
 */
public record Run(
        Path folder, int rounds, boolean isQuick, @Nullable Path go, PrintStream progress) {}
