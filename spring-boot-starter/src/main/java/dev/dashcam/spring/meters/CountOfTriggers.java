/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import dev.dashcam.trigger.TriggerStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What triggers have counted together, as a count that never falls: a rule that was replaced by another one leaves behind what it had
 * counted, and the other one begins at nothing. Any thread.
 */
final class CountOfTriggers {
    private final ToDoubleFunction<TriggerStatus> count;
    private Map<String, Double> last = Map.of();
    private double total;

    CountOfTriggers(ToDoubleFunction<TriggerStatus> count) {
        this.count = count;
    }

    synchronized double of(List<TriggerStatus> triggers) {
        Map<String, Double> now = new HashMap<>();
        for (TriggerStatus trigger : triggers) {
            double counted = count.applyAsDouble(trigger);
            double before = last.getOrDefault(trigger.name(), 0.0);
            total += counted >= before ? counted - before : counted;
            now.put(trigger.name(), counted);
        }
        last = now;
        return total;
    }
}
