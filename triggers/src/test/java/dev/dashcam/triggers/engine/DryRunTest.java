/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DryRunTest {
    private static final long TAIL_MILLIS = 1_000;

    @Test
    void dryRunAndLive_agreeOnTheSameTape() {
        long seed = System.nanoTime();
        TriggerSettings.Builder settings = TriggerSettings.builder()
                .cooldown(Duration.ofSeconds(60))
                .perHour(6)
                .perDay(20);
        EngineFixture live = EngineFixture.warm(settings.build(), latency());
        EngineFixture dry =
                EngineFixture.warm(settings.dryRun(List.of("latency")).build(), latency());
        Random random = new Random(seed);
        List<String> ofLive = new ArrayList<>();
        List<String> ofDry = new ArrayList<>();
        long sealInMillis = -1;
        for (int breach = 0; breach < 3_000; breach++) {
            String route = "GET /r" + random.nextInt(8);
            ofLive.add(word(live.engine.taskEnding(live.request(route, Duration.ofSeconds(2)))));
            ofDry.add(word(dry.engine.taskEnding(dry.request(route, Duration.ofSeconds(2)))));
            if (ofLive.get(breach).equals("captured") && sealInMillis < 0) {
                sealInMillis = TAIL_MILLIS;
            }
            long stepMillis = random.nextInt(4) == 0 ? random.nextInt(120_000) : random.nextInt(400);
            if (sealInMillis >= 0 && stepMillis >= sealInMillis) {
                live.clock.advance(Duration.ofMillis(sealInMillis));
                live.seal();
                live.clock.advance(Duration.ofMillis(stepMillis - sealInMillis));
                sealInMillis = -1;
            } else {
                live.clock.advance(Duration.ofMillis(stepMillis));
                sealInMillis -= sealInMillis < 0 ? 0 : stepMillis;
            }
            dry.clock.advance(Duration.ofMillis(stepMillis));
        }
        assertThat(ofDry).as("seed %d", seed).isEqualTo(ofLive);
        assertThat(ofLive).contains("captured", "cooldown", "budget");
        assertThat(dry.desk.begun).isEmpty();
    }

    @Test
    void dryRun_spendsNothingOfTheOthers() {
        EngineFixture fixture = EngineFixture.warm(
                TriggerSettings.builder()
                        .perHour(1)
                        .dryRun(List.of("latency", "looking"))
                        .build(),
                latency());
        for (int i = 0; i < 5; i++) {
            fixture.engine.taskEnded(fixture.request("GET /a" + i, Duration.ofSeconds(2)));
            fixture.engine.trigger("looking", null);
            fixture.clock.advance(Duration.ofSeconds(2));
        }
        assertThat(fixture.engine.trigger("live", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void dryRun_isToldOnceAndCounted() {
        EngineFixture fixture = EngineFixture.warm(
                TriggerSettings.builder().dryRun(List.of("latency")).build(), latency());
        assertThat(fixture.status("latency").state()).isEqualTo("dry-run");
        fixture.engine.taskEnded(fixture.request("GET /a", Duration.ofSeconds(2)));
        fixture.clock.advance(Duration.ofMinutes(2));
        fixture.engine.taskEnded(fixture.request("GET /a", Duration.ofSeconds(2)));
        assertThat(fixture.lines)
                .containsExactly("Not captured: GET /a took 2.00 s. latency is in dry run and would have captured it"
                        + " (dashcam.limits.dry-run). Further ones are counted in the recorder's status().");
        assertThat(fixture.status("latency").suppressed())
                .containsEntry("dry-run", 2L)
                .hasSize(1);
        assertThat(fixture.engine.decisions()).first().asString().contains("would have captured it");
        assertThat(fixture.desk.begun).isEmpty();
    }

    @Test
    void conditionOfADryRun_asksNoMoreOftenThanALiveOne() {
        EngineFixture fixture = EngineFixture.warm(
                TriggerSettings.builder().dryRun(List.of("error-rate")).build(),
                Triggers.errorRate(0.1).minRequests(20));
        for (int second = 0; second < 300; second++) {
            for (int i = 0; i < 20; i++) {
                fixture.engine.taskEnded(fixture.failedRequest("GET /dry"));
            }
            fixture.clock.advance(Duration.ofSeconds(1));
            fixture.engine.tick();
        }
        assertThat(fixture.status("error-rate").suppressed())
                .containsOnlyKeys("dry-run")
                .containsEntry("dry-run", 1L);
    }

    private static Trigger latency() {
        return Triggers.latency(Duration.ofMillis(500));
    }

    private static String word(Decision decision) {
        if (decision.isSettled()) {
            return "captured";
        }
        return decision.reason().name().toLowerCase(Locale.ROOT);
    }
}
