/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.Verifier;
import dev.dashcam.sink.StoreEnvironment;
import dev.dashcam.time.RecorderClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at random moments of sealing and delivery. Twenty of them; {@code -Ddashcam.kills=200} is the long
 * form.
 */
final class SuddenDeathIT {
    private static final int KILLS = Integer.getInteger("dashcam.kills", 20);
    private static final int LONGEST_LIFE_MILLIS = 250;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    Path temp;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void killedProcesses_leaveNothingCorruptAndLoseNothing() throws Exception {
        System.out.println("SuddenDeathIT: seed " + seed + ", " + KILLS + " kills");
        Path folder = temp.resolve("spool");
        try (UploadServer server = new UploadServer()) {
            Set<String> sealed = new HashSet<>();
            Map<String, String> hashes = new TreeMap<>();
            for (int kill = 0; kill < KILLS; kill++) {
                sealed.addAll(liveAndDie(folder, server.url()));
                lookAt(folder, hashes);
                assertThat(hashes.keySet()).as("kill %s, seed %s", kill, seed).containsAll(sealed);
            }
            int before = server.held.size();
            deliverTheRest(folder, server.url());
            Map<String, String> expected = new TreeMap<>();
            for (String id : hashes.keySet()) {
                String key = LabelFile.read(SpoolFiles.label(folder, id)).key();
                expected.put(key, hashes.get(id));
            }
            System.out.println(
                    "SuddenDeathIT: " + hashes.size() + " sealed, " + before / 2 + " delivered before the last start");
            assertThat(sealed).isNotEmpty();
            assertThat(server.held).containsAllEntriesOf(expected).hasSize(2 * expected.size());
            assertThat(server.held.keySet())
                    .containsAll(
                            expected.keySet().stream().map(key -> key + ".json").toList());
            assertThat(server.differing).as("seed %s", seed).isEmpty();
        }
    }

    /** The ids that the process has said are sealed. */
    private Set<String> liveAndDie(Path folder, String url) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingRecorder.class.getName(),
                        folder.toString(),
                        url))
                .redirectError(temp.resolve("errors.txt").toFile())
                .start();
        Set<String> sealed = new HashSet<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine())
                    .as(Files.readString(temp.resolve("errors.txt")))
                    .isEqualTo("ready");
            if (random.nextBoolean()) {
                // past the first, which takes longer than all the others
                String first = output.readLine();
                assertThat(first).hasSize(6);
                sealed.add(first);
            }
            LockSupport.parkNanos(1_000_000L * random.nextInt(LONGEST_LIFE_MILLIS));
            // Process would close the pipe, with what has been said last still in it.
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                // a line that was cut off is no id
                if (line.length() == 6) {
                    sealed.add(line);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return sealed;
    }

    /** Every file under its final name is whole, has a label, and has the bytes that it had. */
    private void lookAt(Path folder, Map<String, String> hashes) throws IOException {
        for (SpoolFiles.Stored stored : SpoolFiles.list(folder)) {
            assertThat(Verifier.verify(stored.file()))
                    .as("%s, seed %s", stored, seed)
                    .isEmpty();
            assertThat(LabelFile.read(SpoolFiles.label(folder, stored.id())).id())
                    .isEqualTo(stored.id());
            String hash = UploadServer.sha256(Files.readAllBytes(stored.file()));
            assertThat(hashes.getOrDefault(stored.id(), hash)).isEqualTo(hash);
            hashes.put(stored.id(), hash);
        }
    }

    private static void deliverTheRest(Path folder, String url) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        StoreEnvironment environment =
                new StoreEnvironment("shop", RecorderClock.system(), List.of(new UploadSink(url)), lines::add);
        try (Spool spool = (Spool) Spool.with(DyingRecorder.settings(folder)).open(environment)) {
            spool.listen();
            long endNanos = System.nanoTime() + 120_000_000_000L;
            while (spool.status().sinks().get(0).waiting() > 0 && System.nanoTime() - endNanos < 0) {
                LockSupport.parkNanos(5_000_000);
            }
            assertThat(spool.status().sinks().get(0).waiting()).as("%s", lines).isZero();
        }
    }
}
