/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import java.io.IOException;

/**
 * One part of the page. It measures into its run's folder, which takes minutes, and tells what the files there say, which takes
 * none, so that the words can be changed without measuring again.
 */
public interface Section {
    /** A word that names it on the command line, in the page's markers and as folder of its raw results. */
    String name();

    /** Its heading. */
    String title();

    /** What is measured and how, the same for every JDK, in Markdown. */
    String introduction();

    /** Measures, telling about its progress. Whatever {@link #report} needs goes into the run's folder. */
    void measure(Run run) throws IOException, InterruptedException;

    /** What was found, in Markdown, from the files in the run's folder. Headings begin at the fourth level. */
    String report(Run run) throws IOException;
}
