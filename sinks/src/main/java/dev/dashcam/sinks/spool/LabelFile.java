/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SnapshotLabel;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A label as a file beside its snapshot: properties, in UTF-8. */
final class LabelFile {
    private static final String ID = "id";
    private static final String KEY = "key";
    private static final String MANUAL = "manual";
    private static final String MANIFEST = "manifest";
    private static final String FACTS = "facts";
    private static final String FACT = "fact.";

    private LabelFile() {}

    /** Writes a new file and forces it to disk. */
    static void write(Path file, SnapshotLabel label) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(ID, label.id());
        properties.setProperty(KEY, label.key());
        properties.setProperty(MANUAL, Boolean.toString(label.isManual()));
        List<String> names = new ArrayList<>();
        label.facts().forEach((name, value) -> {
            names.add(name);
            properties.setProperty(FACT + name, value);
        });
        properties.setProperty(FACTS, String.join(",", names));
        properties.setProperty(MANIFEST, label.manifest());
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                Permissions.forFile(file))) {
            BufferedWriter out = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
            properties.store(out, null);
            out.flush();
            channel.force(true);
        }
    }

    /**
     * Reads it back.
     *
     * @throws IOException when it cannot be read or is none
     */
    static SnapshotLabel read(Path file) throws IOException {
        Properties properties = new Properties();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : needed(properties, FACTS, file).split(",", -1)) {
            facts.put(name, needed(properties, FACT + name, file));
        }
        return new SnapshotLabel(
                needed(properties, ID, file),
                needed(properties, KEY, file),
                facts,
                Boolean.parseBoolean(needed(properties, MANUAL, file)),
                needed(properties, MANIFEST, file));
    }

    private static String needed(Properties properties, String name, Path file) throws IOException {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IOException(file + " is damaged: it has no " + name);
        }
        return value;
    }
}
