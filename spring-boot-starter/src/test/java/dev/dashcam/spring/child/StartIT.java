/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start is made to load: classes take most of its time, and can be counted on a busy machine. */
final class StartIT {
    private static final int MOST_OF_OURS = 166;
    /** From JDK 18 on a constructor or method of a new shape that Spring calls by reflection makes the JDK put classes together. */
    private static final int MOST_OF_OTHERS = Runtime.version().feature() < 18 ? 14 : 30;

    private static final String READY = "dev.dashcam.spring.child.program.FirstToKnow$ItIsReady ";
    private static final Pattern LOADED = Pattern.compile("^(\\S+) source: ");
    /** Hidden classes have names of their own in each JVM. */
    private static final Pattern OF_THIS_JVM = Pattern.compile("0x[0-9a-f]+|\\d+");

    @TempDir
    Path folder;

    @Test
    void start_loadsFewClassesMoreThanWithoutDashcam() throws Exception {
        List<String> more = loaded("with", ClassPath.ofAnApplication());
        loaded("without", ClassPath.ofAnApplication().without("dashcam-")).forEach(more::remove);
        List<String> ours = new ArrayList<>(more);
        ours.removeIf(name -> !name.startsWith("dev.dashcam."));
        more.removeAll(ours);
        System.out.println("StartIT: " + ours.size() + " classes of ours until ready, " + more.size()
                + " of others because of us");
        assertThat(ours)
                .as(
                        "classes of ours that are loaded until the service is ready; put off what only the first request, snapshot"
                                + " or question needs (the last of the list are the last that were loaded)")
                .hasSizeLessThanOrEqualTo(MOST_OF_OURS);
        assertThat(more)
                .as(
                        "classes of others that are loaded only with Dashcam until the service is ready; put off what only the first"
                                + " request, snapshot or question needs (the last of the list are the last that were loaded)")
                .hasSizeLessThanOrEqualTo(MOST_OF_OTHERS);
    }

    /** In their order, until the service is ready. */
    private List<String> loaded(String name, ClassPath classPath) throws IOException, InterruptedException {
        Path own = Files.createDirectory(folder.resolve(name));
        Path log = own.resolve("loaded.txt");
        try (ChildApplication application = new ChildApplication(own)
                .on(classPath)
                .quiet()
                // no collection, whose notifications load classes of their own in one start and not in the other
                .option("-Xmx512m")
                .option("-Xmn400m")
                .option("-Xlog:class+load:file=" + log + ":none:filecount=0")
                .property("dashcam.spool.directory=" + own.resolve("spool"))
                .start()) {
            List<String> loaded = new ArrayList<>();
            for (String line : Files.readAllLines(log)) {
                Matcher matcher = LOADED.matcher(line);
                if (line.startsWith(READY)) {
                    return loaded;
                }
                if (matcher.find()) {
                    loaded.add(OF_THIS_JVM.matcher(matcher.group(1)).replaceAll(""));
                }
            }
            throw new AssertionError("nothing says when it was ready: " + application);
        }
    }
}
