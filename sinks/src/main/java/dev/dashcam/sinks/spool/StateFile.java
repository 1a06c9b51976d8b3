/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sinks.delivery.Ledger.Outcome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What became of one snapshot at each sink, as a file beside it. It is not forced to disk: one that is lost or damaged means that
 * the snapshot is sent once more, under the same key with the same bytes.
 */
final class StateFile {
    private StateFile() {}

    /** The outcomes by the sinks' names; none when there is no such file or it is damaged. */
    static Map<String, Outcome> read(Path file) {
        Map<String, Outcome> outcomes = new HashMap<>();
        Properties properties = new Properties();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            properties.load(in);
            for (String sink : properties.stringPropertyNames()) {
                outcomes.put(sink, Outcome.valueOf(properties.getProperty(sink).toUpperCase(Locale.ROOT)));
            }
        } catch (IOException | IllegalArgumentException missingOrDamaged) {
            return Map.of();
        }
        return outcomes;
    }

    /** Writes it in place of what there was. For one thread at a time. */
    static void write(Path file, Map<String, Outcome> outcomes) throws IOException {
        Properties properties = new Properties();
        outcomes.forEach(
                (sink, outcome) -> properties.setProperty(sink, outcome.name().toLowerCase(Locale.ROOT)));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                Channels.newOutputStream(Files.newByteChannel(
                        unfinished,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE),
                        Permissions.forFile(file))),
                StandardCharsets.UTF_8))) {
            properties.store(out, null);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
