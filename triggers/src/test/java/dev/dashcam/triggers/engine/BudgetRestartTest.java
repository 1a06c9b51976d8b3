/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.time.ManualClock;
import dev.dashcam.triggers.Triggers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BudgetRestartTest {
    private static final TriggerSettings DEFAULTS = TriggerSettings.defaults();

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void hour_goesOnWhereItWas() {
        EngineFixture before = start(DEFAULTS);
        for (int i = 0; i < 10; i++) {
            before.captured("t" + i);
        }
        EngineFixture after = restarted(Duration.ofMinutes(20));
        assertThat(after.engine.trigger("new", null).reason()).isEqualTo(Reason.BUDGET);
        assertThat(after.lines)
                .singleElement()
                .asString()
                .contains("dashcam.limits.per-hour")
                .contains("39 min");
        after.clock.advance(Duration.ofMinutes(39));
        assertThat(after.captured("new").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void day_holdsWhatIsOlderThanAnHour() {
        TriggerSettings settings = TriggerSettings.builder().perDay(4).build();
        EngineFixture before = start(settings);
        for (int i = 0; i < 4; i++) {
            before.captured("t" + i);
        }
        clock.advance(Duration.ofHours(5));
        EngineFixture after = start(settings);
        assertThat(after.engine.trigger("new", null).reason()).isEqualTo(Reason.BUDGET);
        assertThat(after.lines).singleElement().asString().contains("dashcam.limits.per-day");
    }

    @Test
    void problem_isKnownAgainAndOthersAreNot() {
        EngineFixture before = start(DEFAULTS);
        for (int i = 0; i < 3; i++) {
            before.captured("noisy");
            clock.advance(Duration.ofMinutes(2));
        }
        EngineFixture after = restarted(Duration.ofMinutes(5));
        assertThat(after.engine.trigger("noisy", null).reason()).isEqualTo(Reason.BUDGET);
        assertThat(after.lines).singleElement().asString().contains("dashcam.limits.per-problem");
        assertThat(after.captured("quiet").outcome()).isEqualTo(Outcome.ACCEPTED);
        EngineFixture again = restarted(Duration.ofHours(2));
        assertThat(again.engine.trigger("noisy", null).reason()).isEqualTo(Reason.BUDGET);
        again.clock.advance(Duration.ofHours(22));
        assertThat(again.captured("noisy").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void manual_isRememberedApart() {
        EngineFixture before = start(DEFAULTS);
        for (int i = 0; i < 6; i++) {
            before.engine.manual("why");
            before.seal();
        }
        EngineFixture after = restarted(Duration.ofMinutes(1));
        assertThat(after.engine.manual("why").reason()).isEqualTo(Reason.MANUAL_BUDGET);
        assertThat(after.captured("automatic").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void failedCaptures_areNotRemembered() {
        EngineFixture before = start(DEFAULTS);
        for (int i = 0; i < 10; i++) {
            before.engine.trigger("t" + i, null);
            before.fail();
        }
        assertThat(folder.resolve(BudgetFile.NAME)).doesNotExist();
        assertThat(restarted(Duration.ofMinutes(1)).captured("new").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void wallClockSetBack_locksForAnHourAtMost() {
        EngineFixture before = start(DEFAULTS);
        for (int i = 0; i < 10; i++) {
            before.captured("t" + i);
        }
        clock.stepWallClock(Duration.ofHours(-1));
        EngineFixture after = restarted(Duration.ofMinutes(10));
        assertThat(after.engine.trigger("new", null).reason()).isEqualTo(Reason.BUDGET);
        after.clock.advance(Duration.ofMinutes(59));
        assertThat(after.captured("new").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void wallClockSetForward_leavesTheDayAndTheProblemSpent() {
        EngineFixture before = start(DEFAULTS);
        for (int i = 0; i < 3; i++) {
            before.captured("noisy");
            clock.advance(Duration.ofMinutes(2));
        }
        clock.stepWallClock(Duration.ofHours(1));
        EngineFixture after = restarted(Duration.ofMinutes(10));
        assertThat(after.engine.trigger("noisy", null).reason()).isEqualTo(Reason.BUDGET);
    }

    @Test
    void damagedFile_isHalfTheBudgetAndSaidOnce() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            EngineFixture before = start(DEFAULTS);
            before.captured("t" + round);
            Path file = folder.resolve(BudgetFile.NAME);
            byte[] bytes = Files.readAllBytes(file);
            int at = random.nextInt(bytes.length);
            if (random.nextBoolean()) {
                // what ends before the last line feed lacks some of its check
                bytes = Arrays.copyOf(bytes, at);
            } else {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            EngineFixture after = restarted(Duration.ofMinutes(1));
            assertThat(after.lines)
                    .as("seed %d, round %d", seed, round)
                    .singleElement()
                    .asString()
                    .contains(file.toString(), "Half of the budgets", "dashcam.limits");
            for (int i = 0; i < 5; i++) {
                assertThat(after.captured("n" + i).outcome())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(Outcome.ACCEPTED);
            }
            assertThat(after.engine.trigger("n5", null).reason()).isEqualTo(Reason.BUDGET);
            EngineFixture again = restarted(Duration.ofMinutes(1));
            assertThat(again.lines).isEmpty();
            assertThat(again.engine.trigger("n5", null).reason()).isEqualTo(Reason.BUDGET);
            Files.delete(file);
        }
    }

    @Test
    void hugeFile_isNotRead() throws IOException {
        Files.write(folder.resolve(BudgetFile.NAME), new byte[1 << 20]);
        assertThat(start(DEFAULTS).lines).singleElement().asString().contains("it is no file of ours");
    }

    @Test
    void folderThatIsGone_isSaidOnceAndStopsNothing() throws IOException {
        EngineFixture fixture = start(DEFAULTS);
        Files.delete(folder);
        fixture.captured("a");
        fixture.captured("b");
        assertThat(fixture.lines).singleElement().asString().contains("cannot be remembered", "dashcam.limits");
        Files.createDirectory(folder);
    }

    @Test
    void file_isPrivateSmallAndNamesNothing() throws IOException {
        TriggerSettings settings =
                TriggerSettings.builder().perHour(1000).perDay(1000).build();
        EngineFixture fixture = EngineFixture.in(folder, clock, settings, Triggers.latency(Duration.ofMillis(500)));
        for (int i = 0; i < 500; i++) {
            fixture.engine.taskEnded(fixture.request("GET /secret/" + i % 190, Duration.ofSeconds(1)));
            fixture.seal();
            clock.advance(Duration.ofSeconds(1));
        }
        Path file = folder.resolve(BudgetFile.NAME);
        assertThat(Files.readString(file)).doesNotContain("secret").doesNotContain("latency");
        assertThat(Files.size(file)).isLessThan(64 << 10);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private EngineFixture start(TriggerSettings settings) {
        return EngineFixture.in(folder, clock, settings);
    }

    /** Another run after so long, on a monotonic clock of its own. */
    private EngineFixture restarted(Duration down) {
        clock.advance(down);
        ManualClock other = new ManualClock(7, clock.epochNanos());
        EngineFixture fixture = EngineFixture.in(folder, other, DEFAULTS);
        clock.advance(Duration.ofMinutes(1));
        return fixture;
    }
}
