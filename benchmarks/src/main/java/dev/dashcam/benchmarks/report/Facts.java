/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * When, where and with what a section was measured.
 *
 * @param machine processor, memory, operating system
 * @param java the JVM
 * @param date the day
 * @param command what to type to measure it again
 * @param revision what was measured
 * @param rounds how many rounds
 * @param minutes how long it took
 * @param load how many threads of others wanted to run, about, in the minute before
 */
public record Facts(
        String machine,
        String java,
        String date,
        String command,
        String revision,
        String rounds,
        String minutes,
        String load) {
    private static final String FILE = "facts.properties";
    private static final String UNKNOWN = "unknown";

    /** Whether there are any in a section's folder, that is, whether it was measured to the end. */
    public static boolean exist(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** The facts in a section's folder. */
    public static Facts load(Path folder) throws IOException {
        Properties properties = new Properties();
        try (BufferedReader in = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(in);
        }
        return new Facts(
                properties.getProperty("machine", UNKNOWN),
                properties.getProperty("java", UNKNOWN),
                properties.getProperty("date", UNKNOWN),
                properties.getProperty("command", UNKNOWN),
                properties.getProperty("revision", UNKNOWN),
                properties.getProperty("rounds", UNKNOWN),
                properties.getProperty("minutes", UNKNOWN),
                properties.getProperty("load", UNKNOWN));
    }

    /** Removes those of before from a section's folder that is to be measured again. */
    public static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Keeps them in a section's folder. */
    public void save(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("machine", machine);
        properties.setProperty("java", java);
        properties.setProperty("date", date);
        properties.setProperty("command", command);
        properties.setProperty("revision", revision);
        properties.setProperty("rounds", rounds);
        properties.setProperty("minutes", minutes);
        properties.setProperty("load", load);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(out, null);
        }
    }

    /** In words, in Markdown. */
    public String markdown() {
        return java + " on " + machine + ". Measured on " + date + " by `" + command + "` at " + revision + ", "
                + rounds + (rounds.equals("1") ? " round in " : " rounds in ") + minutes
                + " minutes. Load of the machine when it began: " + load + ".\n";
    }
}
