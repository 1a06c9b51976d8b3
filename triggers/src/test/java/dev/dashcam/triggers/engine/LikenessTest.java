/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.log.LogLevel;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.metric.MeterFigure;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two rules are alike when every setting is the same, whichever it is. */
final class LikenessTest {
    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration LONGER = Duration.ofSeconds(70);
    private static final MeterRegistry REGISTRY = new SimpleMeterRegistry();
    private static final MeterRegistry OTHER_REGISTRY = new SimpleMeterRegistry();
    private static final ServerThreads THREADS = () -> null;

    @Test
    void rules_thatDifferInOneSetting_areNotAlike() {
        List<Supplier<Trigger>> all = all().toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                Trigger first = all.get(i).get();
                Trigger second = all.get(j).get();
                assertThat(first.isLike(second))
                        .as("%d %s and %d %s", i, first.watching(), j, second.watching())
                        .isEqualTo(i == j);
            }
        }
    }

    @Test
    void ruleOfAnUnknownKind_isLikeItselfAlone() {
        class Custom implements Trigger {
            @Override
            public String name() {
                return "custom";
            }

            @Override
            public String kind() {
                return "custom";
            }
        }
        Trigger custom = new Custom();
        assertThat(custom.isLike(custom)).isTrue();
        assertThat(custom.isLike(new Custom())).isFalse();
    }

    private static Stream<Supplier<Trigger>> all() {
        return Stream.of(
                () -> Triggers.latency(HALF),
                () -> Triggers.latency(LONGER),
                () -> Triggers.latency(HALF).named("other"),
                () -> Triggers.latency(HALF).kinds(TaskKind.JOB),
                () -> Triggers.latency(HALF).route("/a/**", LONGER),
                () -> Triggers.latency(HALF).route("/b/**", LONGER),
                () -> Triggers.latency(HALF).ignoring("/a/**"),
                () -> Triggers.stuck(HALF),
                () -> Triggers.stuck(LONGER),
                () -> Triggers.stuck(HALF).named("other"),
                () -> Triggers.stuck(HALF).kinds(TaskKind.JOB),
                () -> Triggers.stuck(HALF).route("/a/**", LONGER),
                () -> Triggers.errorRate(0.1),
                () -> Triggers.errorRate(0.2),
                () -> Triggers.errorRate(0.1).window(LONGER),
                () -> Triggers.errorRate(0.1).minRequests(5),
                () -> Triggers.errorRate(0.1).ignoringStatuses(503),
                () -> Triggers.errorRate(0.1).kinds(TaskKind.JOB),
                () -> Triggers.errorRate(0.1).named("other"),
                () -> Triggers.errorCount(5),
                () -> Triggers.errorCount(6),
                () -> Triggers.errorCount(5).window(LONGER),
                () -> Triggers.errorCount(5).statuses(List.of("500-503")),
                () -> Triggers.errorCount(5).statuses(List.of("500-504")),
                () -> Triggers.errorCount(5).kinds(TaskKind.JOB),
                () -> Triggers.errorCount(5).named("other"),
                () -> Triggers.latencyPercentile(HALF),
                () -> Triggers.latencyPercentile(LONGER),
                () -> Triggers.latencyPercentile(HALF).percentile(95),
                () -> Triggers.latencyPercentile(HALF).window(LONGER),
                () -> Triggers.latencyPercentile(HALF).minRequests(5),
                () -> Triggers.latencyPercentile(HALF).kinds(TaskKind.JOB),
                () -> Triggers.latencyPercentile(HALF).named("other"),
                () -> Triggers.exception("a", "x"),
                () -> Triggers.exception("b", "x"),
                () -> Triggers.exception("a", "y"),
                () -> Triggers.exception("a", "x").message("m"),
                () -> Triggers.exception("a", "x").after(2),
                () -> Triggers.exception("a", "x").packages(List.of("p")),
                () -> Triggers.exception("a", "x").kinds(TaskKind.JOB),
                Triggers::deadlock,
                () -> Triggers.serverBusy(THREADS),
                () -> Triggers.serverBusy(THREADS).lasting(LONGER),
                () -> Triggers.serverBusy(() -> null),
                () -> Triggers.metric("a", "m", REGISTRY),
                () -> Triggers.metric("b", "m", REGISTRY),
                () -> Triggers.metric("a", "n", REGISTRY),
                () -> Triggers.metric("a", "m", OTHER_REGISTRY),
                () -> Triggers.metric("a", "m", REGISTRY).tag("k", "v"),
                () -> Triggers.metric("a", "m", REGISTRY).above(2),
                () -> Triggers.metric("a", "m", REGISTRY).below(2),
                () -> Triggers.metric("a", "m", REGISTRY).lasting(LONGER),
                () -> Triggers.metric("a", "m", REGISTRY).figure(MeterFigure.MAX),
                () -> Triggers.metric("a", "m", REGISTRY).each(),
                () -> Triggers.gcPause(HALF),
                () -> Triggers.gcPause(LONGER),
                () -> Triggers.heap(0.8),
                () -> Triggers.heap(0.9),
                Triggers::outOfMemory,
                Triggers::uncaught,
                () -> Triggers.schedule(LONGER),
                () -> Triggers.schedule(LONGER.plusSeconds(1)),
                () -> Triggers.startup(HALF),
                () -> Triggers.startup(LONGER),
                Triggers::shutdown,
                () -> Triggers.allOf("a", LONGER, Triggers.latency(HALF), Triggers.errorRate(0.1)),
                () -> Triggers.allOf("b", LONGER, Triggers.latency(HALF), Triggers.errorRate(0.1)),
                () -> Triggers.allOf("a", HALF.plusMinutes(1), Triggers.latency(HALF), Triggers.errorRate(0.1)),
                () -> Triggers.allOf("a", LONGER, Triggers.latency(HALF), Triggers.errorRate(0.2)),
                () -> Triggers.allOf("a", LONGER, Triggers.latency(HALF), Triggers.errorRate(0.1), Triggers.deadlock()),
                () -> Triggers.named("a"),
                () -> Triggers.named("b"),
                () -> Triggers.named("a").enabled(false),
                () -> Triggers.named("a").cooldown(LONGER),
                () -> Triggers.log("a"),
                () -> Triggers.log("b"),
                () -> Triggers.log("a").level(LogLevel.WARN),
                () -> Triggers.log("a").logger("l"),
                () -> Triggers.log("a").matching("m"),
                () -> Triggers.log("a").atLeast(2, Duration.ofMinutes(1)),
                () -> Triggers.log("a").atLeast(1, LONGER));
    }
}
