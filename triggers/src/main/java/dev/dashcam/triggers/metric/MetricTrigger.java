/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.condition.Condition;
import dev.dashcam.triggers.reading.Reading;
import dev.dashcam.triggers.text.DurationRange;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fires when what a meter of Micrometer's shows has been above a threshold, or below one, for some time. Fires again when it has
 * been a tenth away from the threshold or ten minutes have passed: see {@link Condition}.
 *
 * <p>Meters of the same name are added up, as in {@code /actuator/metrics}, unless each is to be looked at by itself. A meter that
 * does not exist yet is waited for, and the status says so. It is read once a second by a thread that this trigger has for that alone,
 * so a gauge that blocks or throws holds up nobody; what cannot be read fires nothing.
 *
 * <p>Every method that changes something gives a new trigger, which has seen nothing.
 */
public final class MetricTrigger implements Trigger {
    private static final DurationRange LASTING =
            new DurationRange("The time that a meter stays beyond its threshold", Duration.ZERO, Duration.ofDays(1));
    private static final Duration USUAL_LASTING = Duration.ofSeconds(10);
    private static final int MOST_TOLD = 3;

    private final String name;
    private final String meter;
    private final Supplier<? extends Collection<? extends MeterRegistry>> registries;
    private final Choice choice;
    private final Executor executor;
    private final Reading<Map<String, Shown>> reading;

    /** For the thread that ticks. */
    private final Map<String, Condition> conditions = new HashMap<>();

    private volatile Map<String, Shown> newest = Map.of();

    private MetricTrigger(
            String name,
            String meter,
            Supplier<? extends Collection<? extends MeterRegistry>> registries,
            Choice choice,
            Executor executor) {
        this.name = name;
        this.meter = meter;
        this.registries = registries;
        this.choice = choice;
        this.executor = executor;
        Meters meters = new Meters(registries, meter, choice.tags, choice.isEach, choice.figure);
        this.reading = new Reading<>(meters::read, executor);
    }

    /**
     * A trigger that watches a meter, which is to be above 0 for 10 s until {@link #above} or {@link #below} says otherwise.
     *
     * @param name under which it is found in log lines, not blank
     * @param meter the meter's name as Micrometer knows it, such as {@code hikaricp.connections.pending}
     * @param registry where the meter is
     */
    public static MetricTrigger of(String name, String meter, MeterRegistry registry) {
        return of(name, meter, new OneRegistry(registry));
    }

    /**
     * The same for registries that may not be there yet.
     *
     * @param registries called by the thread that reads, more than once; two triggers are alike when these are equal
     */
    public static MetricTrigger of(
            String name, String meter, Supplier<? extends Collection<? extends MeterRegistry>> registries) {
        return of(name, meter, registries, Reading.threadNamed("dashcam-meter-" + name));
    }

    static MetricTrigger of(
            String name,
            String meter,
            Supplier<? extends Collection<? extends MeterRegistry>> registries,
            Executor executor) {
        requireNotBlank(name, "The name of a metric trigger is blank; give it one that log lines can use.");
        requireNotBlank(meter, "It has no meter; name one as Micrometer does, such as hikaricp.connections.pending.");
        Choice choice = new Choice(Map.of(), new Level(0, true), USUAL_LASTING.toNanos(), null, false);
        return new MetricTrigger(name, meter, registries, choice, executor);
    }

    /**
     * The same for those of the meters alone that have this tag too.
     *
     * @param key such as {@code pool}
     * @param value such as {@code main}
     */
    public MetricTrigger tag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(choice.tags);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return with(new Choice(more, choice.level, choice.lastingNanos, choice.figure, choice.isEach));
    }

    /**
     * The same that wants more than this.
     *
     * @param threshold in the meter's own unit, of a timer in seconds; a number
     */
    public MetricTrigger above(double threshold) {
        return with(new Level(finite(threshold), true));
    }

    /**
     * The same that wants less than this.
     *
     * @param threshold in the meter's own unit, of a timer in seconds; a number
     */
    public MetricTrigger below(double threshold) {
        return with(new Level(finite(threshold), false));
    }

    /**
     * The same that wants it for so long without a break.
     *
     * @param duration 0 to a day
     */
    public MetricTrigger lasting(Duration duration) {
        return with(new Choice(choice.tags, choice.level, LASTING.nanos(duration), choice.figure, choice.isEach));
    }

    /** The same that looks at this of the meter: the value of a gauge, the rate of a counter, the maximum of others unless set. */
    public MetricTrigger figure(MeterFigure figure) {
        return with(new Choice(choice.tags, choice.level, choice.lastingNanos, figure, choice.isEach));
    }

    /** The same that looks at each meter of the name by itself, at 200 at most, instead of their sum. */
    public MetricTrigger each() {
        return with(new Choice(choice.tags, choice.level, choice.lastingNanos, choice.figure, true));
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof MetricTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(name, meter, registries, choice);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "metric";
    }

    @Override
    public String watching() {
        return meter + " " + choice.level.words("");
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        String lasting = choice.lastingNanos == 0 ? "" : " for " + Quantity.chosen((double) choice.lastingNanos, "ns");
        String what = subject.startsWith(Shown.OF) ? subject : "the meter " + subject;
        return what + " was at " + Quantity.measured(observed, unit) + lasting;
    }

    @Override
    public String now() {
        String trouble = reading.trouble();
        if (trouble != null) {
            return meter + " " + trouble;
        }
        Map<String, Shown> known = newest;
        if (known.isEmpty()) {
            return "waits for a meter " + meter + (choice.tags.isEmpty() ? "" : " with the tags " + choice.tags);
        }
        StringJoiner words = new StringJoiner(", ");
        known.entrySet().stream().limit(MOST_TOLD).forEach(entry -> {
            Shown shown = entry.getValue();
            String value =
                    Double.isNaN(shown.value()) ? "not known yet" : Quantity.measured(shown.value(), shown.unit());
            words.add(shown.subject(entry.getKey()) + " at " + value);
        });
        int more = known.size() - MOST_TOLD;
        return more > 0 ? words + " and " + more + " more" : words.toString();
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        Map<String, Shown> read = reading.next(nowNanos);
        Map<String, Shown> shown = read == null ? Map.of() : read;
        newest = shown;
        if (shown.isEmpty()) {
            // what is not known reaches nothing, and is no reason to forget when it fired
            conditions.values().forEach(condition -> condition.isDue(Double.NaN, nowNanos));
        } else {
            conditions.keySet().retainAll(shown.keySet());
        }
        shown.forEach((subject, now) -> look(subject, now, nowNanos, asker));
    }

    private void look(String subject, Shown shown, long nowNanos, Asker asker) {
        Condition condition = conditions.computeIfAbsent(subject, unknown -> new Condition(1, choice.lastingNanos));
        Level level = choice.level.times(shown.scale());
        if (condition.isDue(level.reached(shown.value()), nowNanos)) {
            String about = shown.subject(subject);
            condition.answered(
                    asker.ask(new Cause(
                            name,
                            kind(),
                            about,
                            0,
                            null,
                            shown.value(),
                            level.threshold(),
                            shown.unit(),
                            saw(about, shown.value(), shown.unit()),
                            nowNanos)),
                    nowNanos);
        }
    }

    private MetricTrigger with(Level level) {
        return with(new Choice(choice.tags, level, choice.lastingNanos, choice.figure, choice.isEach));
    }

    private MetricTrigger with(Choice other) {
        return new MetricTrigger(name, meter, registries, other, executor);
    }

    private static double finite(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("The threshold of a meter is " + threshold + "; it must be a number.");
        }
        return threshold;
    }

    private static void requireNotBlank(String text, String otherwise) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A registry that is known from the start. */
    private record OneRegistry(MeterRegistry registry) implements Supplier<List<MeterRegistry>> {
        @Override
        public List<MeterRegistry> get() {
            return List.of(registry);
        }
    }

    /** What somebody wants of the meters. */
    private record Choice(
            Map<String, String> tags,
            Level level,
            long lastingNanos,
            @Nullable MeterFigure figure,
            boolean isEach) {
        Choice {
            tags = Map.copyOf(tags);
        }
    }
}
