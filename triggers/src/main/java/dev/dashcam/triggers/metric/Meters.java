/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the meters of a rule and reads what they show. By one thread, which they may hold up. */
final class Meters {
    /** How many are looked at one by one; those that come later are not. */
    static final int MOST = 200;

    /** After how many readings meters are looked for again, since to go through all of a registry costs more than to read one. */
    private static final int READINGS_A_SEARCH = 10;

    private final Supplier<? extends Collection<? extends MeterRegistry>> registries;
    private final String name;
    private final Map<String, String> tags;
    private final boolean isEach;
    private final @Nullable MeterFigure chosen;
    private final Map<String, Series> series = new HashMap<>();
    private List<Meter> found = List.of();
    private int readings;

    Meters(
            Supplier<? extends Collection<? extends MeterRegistry>> registries,
            String name,
            Map<String, String> tags,
            boolean isEach,
            @Nullable MeterFigure chosen) {
        this.registries = registries;
        this.name = name;
        this.tags = tags;
        this.isEach = isEach;
        this.chosen = chosen;
    }

    /** What is shown now, by subject in their order; empty where there is no such meter. */
    Map<String, Shown> read(long nowNanos) {
        if (found.isEmpty() || readings++ % READINGS_A_SEARCH == 0) {
            found = search();
        }
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (Meter meter : found) {
            String subject = isEach ? subject(meter) : name;
            if (samples.size() < MOST || samples.containsKey(subject)) {
                samples.merge(subject, Sample.of(meter), Sample::plus);
            }
        }
        series.keySet().retainAll(samples.keySet());
        Map<String, Shown> shown = new LinkedHashMap<>();
        samples.forEach((subject, sample) -> {
            MeterFigure figure = Series.usual(sample, chosen);
            double value =
                    series.computeIfAbsent(subject, unknown -> new Series()).figure(figure, sample, nowNanos);
            shown.put(subject, Shown.of(figure, value, sample.unit()));
        });
        return shown;
    }

    /** Of several registries those of the first that has them: the others show the same. */
    private List<Meter> search() {
        for (MeterRegistry registry : registries.get()) {
            List<Meter> meters = search(registry);
            if (!meters.isEmpty()) {
                return meters;
            }
        }
        return List.of();
    }

    private List<Meter> search(MeterRegistry registry) {
        if (registry instanceof CompositeMeterRegistry composite) {
            for (MeterRegistry part : composite.getRegistries()) {
                List<Meter> meters = search(part);
                if (!meters.isEmpty()) {
                    return meters;
                }
            }
            return List.of();
        }
        Search search = registry.find(name);
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            search = search.tag(tag.getKey(), tag.getValue());
        }
        boolean isByStep = registry instanceof StepMeterRegistry;
        return search.meters().stream()
                .filter(meter -> !isByStep || isKnownByStep(meter))
                .toList();
    }

    /** What counts from zero again with every step has no rate that could be told without knowing when that was. */
    private boolean isKnownByStep(Meter meter) {
        MeterFigure figure = Series.usual(Sample.of(meter), chosen);
        return figure == MeterFigure.VALUE || figure == MeterFigure.MAX;
    }

    /** Such as {@code hikaricp.connections.pending{pool=main}}. */
    private String subject(Meter meter) {
        Map<String, String> all = new TreeMap<>();
        for (Tag tag : meter.getId().getTagsAsIterable()) {
            all.put(tag.getKey(), tag.getValue());
        }
        StringBuilder subject = new StringBuilder(name);
        char before = '{';
        for (Map.Entry<String, String> tag : all.entrySet()) {
            subject.append(before).append(tag.getKey()).append('=').append(tag.getValue());
            before = ',';
        }
        return all.isEmpty() ? name : subject.append('}').toString();
    }
}
