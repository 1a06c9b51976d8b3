/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked for, of meters that are read on a clock that the test turns. */
final class MetricTriggerTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<Cause> causes = new ArrayList<>();
    private long nowNanos = 1_000_000_000L;

    @Test
    void gauge_isAskedAbout_onceItHasBeenAboveForLongEnough() {
        AtomicReference<Double> pending = gauge("pending", Tags.empty());
        MetricTrigger trigger = metric("pending").above(0).lasting(Duration.ofSeconds(10));
        run(trigger, 30);
        assertThat(causes).isEmpty();
        pending.set(3.0);
        run(trigger, 9);
        assertThat(causes).isEmpty();
        run(trigger, 3);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("watched");
            assertThat(cause.kind()).isEqualTo("metric");
            assertThat(cause.subject()).isEqualTo("pending");
            assertThat(cause.sawAgainstThreshold()).isEqualTo("the meter pending was at 3 for 10 s (> 0)");
        });
        assertThat(trigger.now()).isEqualTo("pending at 3");
        assertThat(trigger.watching()).isEqualTo("pending > 0");
    }

    @Test
    void gauge_thatFallsInBetween_beginsAnew() {
        AtomicReference<Double> pending = gauge("pending", Tags.empty());
        MetricTrigger trigger = metric("pending").above(0).lasting(Duration.ofSeconds(10));
        for (int i = 0; i < 10; i++) {
            pending.set(3.0);
            run(trigger, 8);
            pending.set(0.0);
            run(trigger, 2);
        }
        assertThat(causes).isEmpty();
    }

    @Test
    void gaugeThatStaysAbove_isAskedAboutEveryTenMinutes_andSoonAgainOnceItWasAway() {
        AtomicReference<Double> queued = gauge("queued", Tags.empty());
        MetricTrigger trigger = metric("queued").above(100).lasting(Duration.ofSeconds(10));
        queued.set(101.0);
        run(trigger, 3400);
        assertThat(causes).hasSize(6);
        queued.set(95.0);
        run(trigger, 20);
        queued.set(101.0);
        run(trigger, 20);
        assertThat(causes).as("trembling about the threshold").hasSize(6);
        queued.set(89.0);
        run(trigger, 2);
        queued.set(101.0);
        run(trigger, 20);
        assertThat(causes).hasSize(7);
    }

    @Test
    void gaugeBelow_isAskedAbout() {
        AtomicReference<Double> free = gauge("free", Tags.empty());
        free.set(50.0);
        MetricTrigger trigger = metric("free").below(10).lasting(Duration.ZERO);
        run(trigger, 5);
        assertThat(causes).isEmpty();
        free.set(9.0);
        run(trigger, 2);
        assertThat(causes)
                .singleElement()
                .satisfies(
                        cause -> assertThat(cause.sawAgainstThreshold()).isEqualTo("the meter free was at 9 (< 10)"));
        assertThat(trigger.watching()).isEqualTo("free < 10");
    }

    @Test
    void meters_areAddedUp_unlessEachIsLookedAtByItself() {
        gauge("used", Tags.of("area", "heap", "pool", "old")).set(60.0);
        gauge("used", Tags.of("area", "heap", "pool", "new")).set(50.0);
        gauge("used", Tags.of("area", "other", "pool", "code")).set(1000.0);
        MetricTrigger heap = metric("used").tag("area", "heap").above(100).lasting(Duration.ZERO);
        run(heap, 2);
        assertThat(causes)
                .singleElement()
                .satisfies(cause -> assertThat(cause.observed()).isEqualTo(110));
        causes.clear();
        run(heap.each(), 2);
        assertThat(causes).isEmpty();
        run(heap.each().above(55), 2);
        assertThat(causes).extracting(Cause::subject).containsExactly("used{area=heap,pool=old}");
    }

    @Test
    void meterThatDoesNotExistYet_isWaitedFor_andTheStatusSaysSo() {
        MetricTrigger trigger = metric("later").tag("pool", "main").above(0).lasting(Duration.ZERO);
        run(trigger, 5);
        assertThat(causes).isEmpty();
        assertThat(trigger.now()).isEqualTo("waits for a meter later with the tags {pool=main}");
        gauge("later", Tags.of("pool", "main")).set(1.0);
        run(trigger, 2);
        assertThat(causes).hasSize(1);
        assertThat(trigger.now()).isEqualTo("later at 1");
    }

    @Test
    void notANumber_isNothing() {
        AtomicReference<Double> unknown = gauge("unknown", Tags.empty());
        unknown.set(Double.NaN);
        MetricTrigger above = metric("unknown").above(-1).lasting(Duration.ZERO);
        MetricTrigger below = metric("unknown").below(1).lasting(Duration.ZERO);
        run(above, 5);
        run(below, 5);
        assertThat(causes).isEmpty();
        assertThat(above.now()).isEqualTo("unknown at not known yet");
    }

    @Test
    void gaugeThatThrows_isNothing_andOthersGoOn() {
        Gauge.builder("used", () -> {
                    throw new IllegalStateException("closed");
                })
                .tag("pool", "broken")
                .register(registry);
        gauge("used", Tags.of("pool", "sound")).set(7.0);
        run(metric("used").above(5).lasting(Duration.ZERO), 2);
        assertThat(causes)
                .singleElement()
                .satisfies(cause -> assertThat(cause.observed()).isEqualTo(7));
    }

    @Test
    void counter_isLookedAtByItsRate() {
        Counter failed = registry.counter("orders.failed");
        MetricTrigger trigger = metric("orders.failed").above(4).lasting(Duration.ofSeconds(5));
        failed.increment(1_000_000);
        for (int second = 0; second < 60; second++) {
            failed.increment(3);
            run(trigger, 1);
        }
        assertThat(causes).as("much before, little now").isEmpty();
        for (int second = 0; second < 30; second++) {
            failed.increment(12);
            run(trigger, 1);
        }
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.unit()).isEqualTo("per second");
            assertThat(cause.observed()).isBetween(4.0, 12.5);
        });
        assertThat(trigger.now()).isEqualTo("orders.failed at 12 per second");
    }

    @Test
    void timer_isLookedAtInSeconds() {
        Timer timer = registry.timer("calls");
        MetricTrigger max = metric("calls").above(0.3).lasting(Duration.ZERO);
        MetricTrigger mean = metric("calls").above(0.3).figure(MeterFigure.MEAN).lasting(Duration.ZERO);
        timer.record(400, TimeUnit.MILLISECONDS);
        run(max, 1);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.sawAgainstThreshold()).isEqualTo("the maximum of calls was at 400 ms (>= 300 ms)");
            assertThat(cause.unit()).isEqualTo("ns");
        });
        causes.clear();
        for (int second = 0; second < 30; second++) {
            timer.record(500, TimeUnit.MILLISECONDS);
            timer.record(50, TimeUnit.MILLISECONDS);
            run(mean, 1);
        }
        assertThat(causes).isEmpty();
        for (int second = 0; second < 30; second++) {
            timer.record(500, TimeUnit.MILLISECONDS);
            run(mean, 1);
        }
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).subject()).isEqualTo("the mean of calls");
        assertThat(causes.get(0).observed()).isCloseTo(3e8, within(1e8));
    }

    @Test
    void compositeRegistry_isLookedThrough() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(new SimpleMeterRegistry());
        composite.gauge("pending", 5);
        run(
                MetricTrigger.of("watched", "pending", () -> List.of(composite), Runnable::run)
                        .lasting(Duration.ZERO),
                2);
        assertThat(causes).hasSize(1);
    }

    @Test
    void registryThatCountsBySteps_tellsNoRates() {
        MeterRegistry byStep =
                new StepMeterRegistry(
                        new StepRegistryConfig() {
                            @Override
                            public String prefix() {
                                return "steps";
                            }

                            @Override
                            public @Nullable String get(String key) {
                                return null;
                            }
                        },
                        Clock.SYSTEM) {
                    @Override
                    protected void publish() {}

                    @Override
                    protected TimeUnit getBaseTimeUnit() {
                        return TimeUnit.SECONDS;
                    }
                };
        byStep.counter("orders.failed").increment();
        byStep.gauge("pending", 5);
        MetricTrigger counter = MetricTrigger.of("watched", "orders.failed", () -> List.of(byStep), Runnable::run);
        run(counter, 2);
        assertThat(counter.now()).isEqualTo("waits for a meter orders.failed");
        run(
                MetricTrigger.of("watched", "pending", () -> List.of(byStep), Runnable::run)
                        .lasting(Duration.ZERO),
                2);
        assertThat(causes).extracting(Cause::subject).containsExactly("pending");
    }

    @Test
    void metersWithoutEnd_areBounded() {
        for (int i = 0; i < 3 * Meters.MOST; i++) {
            gauge("many", Tags.of("number", "n" + i)).set(1.0);
        }
        MetricTrigger trigger = metric("many").each().above(0).lasting(Duration.ZERO);
        run(trigger, 3);
        assertThat(causes).hasSize(Meters.MOST);
        assertThat(trigger.now()).endsWith(" and " + (Meters.MOST - 3) + " more");
    }

    @Test
    void settingsThatMakeNoSense_sayWhatIsAllowed() {
        assertThatThrownBy(() -> metric("a").above(Double.NaN))
                .hasMessage("The threshold of a meter is NaN; it must be a number.");
        assertThatThrownBy(() -> metric(" ")).hasMessageContaining("such as hikaricp.connections.pending");
        assertThatThrownBy(() -> metric("a").lasting(Duration.ofDays(2)))
                .hasMessage(
                        "The time that a meter stays beyond its threshold is 48 h; it must be between 0 s and 24 h.");
        assertThatThrownBy(() -> MetricTrigger.of(" ", "a", registry)).isInstanceOf(IllegalArgumentException.class);
    }

    private MetricTrigger metric(String meter) {
        return MetricTrigger.of("watched", meter, () -> List.of(registry), Runnable::run);
    }

    private AtomicReference<Double> gauge(String name, Tags tags) {
        AtomicReference<Double> value = new AtomicReference<>(0.0);
        Gauge.builder(name, value, AtomicReference::get)
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return value;
    }

    private void run(MetricTrigger trigger, int seconds) {
        for (int tenth = 0; tenth < 10 * seconds; tenth++) {
            nowNanos += 100_000_000L;
            trigger.tick(nowNanos, cause -> {
                causes.add(cause);
                return Decision.coalesced("7f3k2q", new CompletableFuture<>());
            });
        }
    }
}
