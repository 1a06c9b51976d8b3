/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** What holds for JFR in the whole JVM. Set through a diagnostic command, the only way there is without a flag. */
final class JfrOptions {
    /** Where JFR says that its files are. */
    private static final String REPOSITORY_PROPERTY = "jdk.jfr.repository";
    /** Tells a recorder in another class loader, after a redeployment say, that it was us who set the options. */
    private static final String OURS_PROPERTY = "dashcam.jvm.configured";

    private static final String REPOSITORY_ANSWER = "Repository path: ";

    private static final String BEAN = "com.sun.management:type=DiagnosticCommand";
    private static final List<String> SMALL = List.of(
            "maxchunksize=1M",
            "stackdepth=32",
            "globalbuffercount=4",
            "globalbuffersize=256k",
            "thread_buffer_size=4k");

    private JfrOptions() {}

    /** Whether the options are ours to set: nobody has used JFR before us. */
    static boolean areOurs() {
        return !FlightRecorder.isInitialized() || System.getProperty(OURS_PROPERTY) != null;
    }

    /** Lets JFR keep its files in this folder from its next chunk on and, when it has not begun yet, be small. */
    static void use(Path folder) throws IOException {
        List<String> options = new ArrayList<>();
        options.add("repositorypath=\"" + folder + '"');
        if (!FlightRecorder.isInitialized()) {
            options.addAll(SMALL);
        }
        configure(options);
        System.setProperty(OURS_PROPERTY, "true");
    }

    /** Where JFR has its files now, null when it has none yet. */
    static @Nullable Path repository() {
        String repository = System.getProperty(REPOSITORY_PROPERTY);
        return repository == null ? null : Path.of(repository);
    }

    /** The folder in which JFR has its own, or will make one; null when nobody has said so yet. */
    static @Nullable Path base() {
        try {
            String path = configure(List.of())
                    .lines()
                    .filter(line -> line.startsWith(REPOSITORY_ANSWER))
                    .map(line -> line.substring(REPOSITORY_ANSWER.length()).strip())
                    .findFirst()
                    .orElse("");
            Path repository = Path.of(path);
            return repository.isAbsolute() ? repository.getParent() : null;
        } catch (IOException | RuntimeException unknown) {
            return null;
        }
    }

    private static String configure(List<String> options) throws IOException {
        try {
            Object answer = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(BEAN),
                            "jfrConfigure",
                            new Object[] {options.toArray(String[]::new)},
                            new String[] {String[].class.getName()});
            // It reports what it could not do, and nothing more.
            String words = String.valueOf(answer);
            if (words.contains("Could not")) {
                throw new IOException(words.lines().findFirst().orElse("the options were refused"));
            }
            return words;
        } catch (JMException | RuntimeException refused) {
            throw new IOException("JFR's options cannot be set: " + refused.getMessage(), refused);
        } catch (LinkageError trimmed) {
            throw new IOException(
                    "JFR's options cannot be set: this runtime lacks the module java.management", trimmed);
        }
    }
}
