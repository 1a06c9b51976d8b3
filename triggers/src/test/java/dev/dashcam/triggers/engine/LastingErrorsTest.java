/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an hour of errors costs in snapshots, on a clock that the test turns. */
final class LastingErrorsTest {
    private static final Duration TENTH = Duration.ofMillis(100);

    private final EngineFixture fixture = EngineFixture.warm(Triggers.errorRate(0.1));
    private final long beganNanos = fixture.clock.nanoTime();
    private final List<Long> capturedAtSecond = new ArrayList<>();

    @Test
    void hourOfErrors_isAFewSnapshots_theFirstAtOnce_andWhyNotMoreIsInTheLedger() {
        seconds(3600, "GET /broken");

        assertThat(capturedAtSecond).containsExactly(1L, 601L, 1201L, 1801L);
        assertThat(fixture.engine.decisions())
                .anyMatch(line -> line.contains("50 % of all routes failed: captured as snap1"))
                .anyMatch(line -> line.contains("100 % of GET /broken failed: captured as snap2"))
                .anyMatch(line -> line.contains("error-rate has used up the 3 snapshots a day for this problem"));
        assertThat(fixture.lines)
                .anyMatch(line -> line.startsWith("Not captured: 100 % of GET /broken failed. error-rate"));
    }

    @Test
    void anotherRoute_thatFailsMeanwhile_hasItsOwnSnapshot() {
        seconds(30, "GET /broken");
        seconds(30, "GET /broken", "POST /pay");

        assertThat(fixture.desk.begun).extracting(Cause::subject).containsExactly("all routes", "POST /pay");
    }

    @Test
    void errors_thatEndAndComeBack_areCapturedAgainAfterTheCooldown() {
        seconds(30, "GET /broken");
        seconds(70);
        seconds(30, "GET /broken");

        assertThat(capturedAtSecond).hasSize(2);
    }

    @Test
    void errors_whileTheServiceWarmsUp_areCapturedWhenItIsArmed() {
        EngineFixture cold = new EngineFixture(TriggerSettings.defaults(), Triggers.errorRate(0.1));
        for (int tenth = 0; tenth < 400 && cold.desk.begun.isEmpty(); tenth++) {
            cold.engine.taskEnded(cold.failedRequest("GET /broken"));
            tick(cold);
        }
        assertThat(cold.clock.nanoTime() - cold.startedNanos()).isBetween(20_000_000_000L, 30_000_000_000L);
        assertThat(cold.desk.begun).hasSize(1);
    }

    /** In each second five failures of each of these, and five of another route that works. */
    private void seconds(int seconds, String... broken) {
        for (int tenth = 0; tenth < 10 * seconds; tenth++) {
            if (tenth % 2 == 0) {
                for (String route : broken) {
                    fixture.engine.taskEnded(fixture.failedRequest(route));
                }
                fixture.engine.taskEnded(fixture.request("GET /healthy", Duration.ofMillis(3)));
            }
            int before = fixture.desk.begun.size();
            tick(fixture);
            if (fixture.desk.begun.size() > before) {
                fixture.seal();
                capturedAtSecond.add((fixture.clock.nanoTime() - beganNanos) / 1_000_000_000L);
            }
        }
    }

    private static void tick(EngineFixture fixture) {
        fixture.clock.advance(TENTH);
        fixture.engine.tick();
    }
}
