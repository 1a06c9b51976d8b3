/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sinks.SealedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed at random moments of copying. Ten of them; {@code -Ddashcam.kills=200} is the long form. */
final class SuddenDeathOfACopierIT {
    private static final int KILLS = Integer.getInteger("dashcam.kills", 10);
    private static final int LONGEST_LIFE_MILLIS = 250;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<String> seen = new HashSet<>();

    @TempDir
    Path temp;

    private Path shared;
    private Path expected;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void killedCopiers_leaveNothingHalfUnderAFinalName() throws Exception {
        System.out.println("SuddenDeathOfACopierIT: seed " + seed + ", " + KILLS + " kills");
        shared = temp.resolve("shared");
        expected = Files.createDirectory(temp.resolve("expected"));
        int cutOff = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> arrived = liveAndDie("kill" + kill + "x");
            look();
            assertThat(seen).as("kill %s, seed %s", kill, seed).containsAll(arrived);
            cutOff += unfinished() > 0 ? 1 : 0;
        }
        System.out.println("SuddenDeathOfACopierIT: " + seen.size() + " copies, cut off after " + cutOff + " kills");
        everythingIsKnown();
    }

    /** The ids that the process has said have arrived. What becomes visible is looked at while it lives. */
    private Set<String> liveAndDie(String ids) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingCopier.class.getName(),
                        shared.toString(),
                        temp.resolve("spool").toString(),
                        ids))
                .redirectError(temp.resolve("errors.txt").toFile())
                .start();
        Set<String> arrived = new HashSet<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String first = output.readLine();
            assertThat(first)
                    .as(() -> "the child has ended: " + text(temp.resolve("errors.txt")))
                    .isNotNull();
            add(first, arrived);
            long endNanos = System.nanoTime() + 1_000_000L * random.nextInt(LONGEST_LIFE_MILLIS);
            while (System.nanoTime() - endNanos < 0) {
                look();
                LockSupport.parkNanos(1_000_000);
            }
            // Process would close the pipe, with what has been said last still in it
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line, arrived);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return arrived;
    }

    private static void add(String line, Set<String> arrived) {
        // one that was cut off says nothing
        if (line.endsWith(" arrived")) {
            arrived.add(line.substring(0, line.indexOf(' ')));
        }
    }

    /** Whatever has a final name has all of its bytes from the first moment on. */
    private void look() throws IOException {
        for (Path file : finished()) {
            String name = file.getFileName().toString();
            String id = name.substring(name.lastIndexOf('-') + 1, name.indexOf(".dcam"));
            if (name.endsWith(".json")) {
                assertThat(file)
                        .as("seed %s", seed)
                        .content()
                        .isEqualTo(SealedFiles.label(id).manifest());
            } else if (seen.add(id)) {
                Path whole = SealedFiles.in(expected, id, DyingCopier.bytes(id)).file();
                assertThat(file).as("seed %s", seed).hasSameBinaryContentAs(whole);
                Files.delete(whole);
            }
        }
    }

    /** What a killed process wrote is deleted for room like everything else. */
    private void everythingIsKnown() throws IOException {
        FileSink.in(shared).maxFiles(1).deliver(SealedFiles.in(expected, "last22", 10));
        assertThat(finished())
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> name.endsWith(".dcam"))
                .singleElement()
                .asString()
                .endsWith("-last22.dcam");
    }

    private List<Path> finished() throws IOException {
        return files(false);
    }

    private int unfinished() throws IOException {
        return (int) files(true).stream()
                .filter(file -> file.toString().endsWith(".part"))
                .count();
    }

    private List<Path> files(boolean hidden) throws IOException {
        try (Stream<Path> files = Files.walk(shared)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> hidden == shared.relativize(file).startsWith(".dashcam-shop"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException renamedMeanwhile) {
            return files(hidden);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }
}
