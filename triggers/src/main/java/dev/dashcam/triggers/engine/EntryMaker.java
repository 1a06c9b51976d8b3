/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.named.NamedTrigger;
import java.util.function.Supplier;

/**
 * Makes the entries of triggers.
 *
 * @param settings the limits that hold for all
 * @param imagined what triggers in dry run spend
 * @param spent what an earlier run, and rules that are no more, have spent on problems; may be others each time
 */
record EntryMaker(TriggerSettings settings, Budgets imagined, Supplier<RestoredProblems> spent) {
    /** Of a trigger the user configured. */
    TriggerEntry of(Trigger trigger) {
        return TriggerEntry.of(trigger, this);
    }

    /** Of a name that code calls and nobody configured. */
    TriggerEntry called(String name) {
        return of(NamedTrigger.of(name));
    }
}
