/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was read, by name, unit and round, kept in a file of comma-separated values from the moment on at which it was read. For
 * one thread.
 */
public final class Readings {
    private static final String HEAD = "name,unit,round,value";

    private final Path file;
    private final Map<String, List<Double>> series = new LinkedHashMap<>();

    private Readings(Path file) {
        this.file = file;
    }

    /** No readings yet, to be kept in this file, over what it held. */
    public static Readings begin(Path file) throws IOException {
        Files.writeString(file, HEAD + "\n");
        return new Readings(file);
    }

    /** The readings in this file. */
    public static Readings load(Path file) throws IOException {
        Readings readings = new Readings(file);
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            readings.remember(fields[0], fields[1], Integer.parseInt(fields[2]), Double.parseDouble(fields[3]));
        }
        return readings;
    }

    /**
     * Takes a reading in.
     *
     * @param name what was measured, without a comma
     * @param unit such as {@code ns}
     * @param round the first one is 0; the rounds of one name come in their order
     */
    public void add(String name, String unit, int round, double value) {
        remember(name, unit, round, value);
        String line = String.format(Locale.ROOT, "%s,%s,%d,%s%n", name, unit, round, value);
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether there are any of this name. */
    public boolean has(String name, String unit) {
        return series.containsKey(key(name, unit));
    }

    /** The names of all that was read, in their order. */
    public List<String> names() {
        return series.keySet().stream()
                .map(key -> key.substring(0, key.indexOf(',')))
                .distinct()
                .toList();
    }

    /** All rounds of one name. */
    public Series series(String name, String unit) {
        List<Double> values = series.get(key(name, unit));
        if (values == null) {
            throw new IllegalArgumentException("Nothing was read of " + name + " in " + unit + ", see " + file);
        }
        return new Series(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void remember(String name, String unit, int round, double value) {
        List<Double> values = series.computeIfAbsent(key(name, unit), absent -> new ArrayList<>());
        if (values.size() != round) {
            throw new IllegalArgumentException(
                    name + " in " + unit + ": round " + round + " after " + values.size() + " rounds, see " + file);
        }
        values.add(value);
    }

    private static String key(String name, String unit) {
        return name + ',' + unit;
    }
}
