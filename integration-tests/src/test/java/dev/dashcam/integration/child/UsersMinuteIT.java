/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.UsersMinute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user's recording of a quiet service grows by when we record beside it and two snapshots are taken: one service without us,
 * one in which we record before him, one in which we begin after him, of each JDK, all side by side.
 *
 * <p>The build has a user record for six seconds. {@code -Dusers.minute=true} has him do so for a minute, as the bar says: where a
 * thread sleeps longer than it asked for, his recording holds our threads' sleep, so nothing else should run then.
 */
final class UsersMinuteIT {
    private static final boolean WHOLE_MINUTE = Boolean.getBoolean("users.minute");
    private static final String MILLIS = WHOLE_MINUTE ? "60000" : "6000";

    /** A chunk more would be 200 KB more at the least. What code of ours a user's recording sees is less. */
    private static final long MOST_GROWTH = 150 << 10;

    @TempDir
    private static Path folder;

    private static final Map<String, Map<String, Long>> FIGURES = new HashMap<>();

    static List<Jdk> jdks() {
        return Jdk.found();
    }

    @BeforeAll
    static void record() throws Exception {
        Map<String, Future<Result>> services = new HashMap<>();
        List<String> ways = List.of("alone", "ours", "theirs");
        ExecutorService threads = Executors.newFixedThreadPool(jdks().size() * ways.size());
        try {
            for (Jdk jdk : jdks()) {
                for (String way : ways) {
                    services.put(jdk + way, threads.submit(() -> service(jdk, way)));
                }
            }
            for (Map.Entry<String, Future<Result>> service : services.entrySet()) {
                FIGURES.put(service.getKey(), figures(service.getValue().get()));
            }
        } finally {
            threads.shutdownNow();
        }
        FIGURES.keySet().stream().sorted().forEach(key -> System.out.println(key + ": " + FIGURES.get(key)));
    }

    private static Result service(Jdk jdk, String way) throws Exception {
        Path own = Files.createDirectories(folder.resolve(jdk.feature() + way));
        return new ChildJvm(jdk, own)
                .with(Jars.programs(), Jars.ours("recorder-core"), Jars.foreign("slf4j-api"))
                .run(UsersMinute.class.getName(), MILLIS, way);
    }

    private static Map<String, Long> figures(Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void recordingBesideUs_isOneChunk_andHardlyLarger(Jdk jdk) {
        Map<String, Long> besideUs = FIGURES.get(jdk + "ours");

        assertThat(besideUs).as("two snapshots").containsEntry("chunks", 1L);
        assertThat(besideUs.get("bytes")).as("%s", FIGURES).isLessThan(mostBytes(jdk));
        assertThat(besideUs).as("waits under his threshold").containsEntry("late short parks", 0L);
    }

    /** That is how JFR begins any recording: with a new chunk for all there are, each with some 0.3 MB of its own. */
    @ParameterizedTest
    @MethodSource("jdks")
    void recordingInWhichWeBegin_isTwoChunks_eachHardlyLargerThanWithoutUs(Jdk jdk) {
        Map<String, Long> weCome = FIGURES.get(jdk + "theirs");

        assertThat(weCome).as("our start, and two snapshots").containsEntry("chunks", 2L);
        assertThat(weCome.get("first chunk")).as("%s", FIGURES).isLessThan(mostBytes(jdk));
        // The second may have JFR's types twice: when JFR writes to it between our start and the first event of our own
        // type.
        assertThat(weCome.get("bytes")).as("%s", FIGURES).isLessThan(2 * mostBytes(jdk));
        assertThat(weCome)
                .as("waits under his threshold")
                .containsEntry("early short parks", 0L)
                .containsEntry("late short parks", 0L);
    }

    private static long mostBytes(Jdk jdk) {
        Map<String, Long> alone = FIGURES.get(jdk + "alone");
        assertThat(alone).containsEntry("chunks", 1L);
        return alone.get("bytes") + (WHOLE_MINUTE ? alone.get("bytes") / 3 : MOST_GROWTH);
    }
}
