/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.TakenNames;
import dev.dashcam.trigger.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * What can be asked for without a rule: names that code has called (at most {@value #MOST}, the rest share one), the thresholds of
 * single tasks, and manual snapshots. They are there as long as the engine is.
 */
final class CalledTriggers {
    static final int MOST = 64;

    private static final int LONGEST_NAME = 128;

    private final EntryMaker entries;
    private final ConcurrentSkipListMap<String, TriggerEntry> called = new ConcurrentSkipListMap<>();
    private final TriggerEntry slowerThan;
    private final TriggerEntry manual;
    private final TriggerEntry others;

    CalledTriggers(EntryMaker entries) {
        this.entries = entries;
        this.slowerThan = TriggerEntry.slowerThan(TakenNames.SLOWER_THAN, entries);
        this.manual = TriggerEntry.manual(TakenNames.MANUAL, entries);
        this.others = entries.called("(too many names)");
    }

    TriggerEntry slowerThan() {
        return slowerThan;
    }

    TriggerEntry manual() {
        return manual;
    }

    /** The entry for a name that code has called and no rule has. */
    TriggerEntry named(String name) {
        TriggerEntry known = called.get(name);
        return known != null ? known : firstCalled(name);
    }

    /** Those that have been asked for, but for names that rules have by now. */
    List<TriggerEntry> all(Set<String> ruled) {
        List<TriggerEntry> all = new ArrayList<>(called.values());
        all.removeIf(entry -> ruled.contains(entry.name()));
        for (TriggerEntry builtIn : List.of(others, slowerThan, manual)) {
            if (builtIn.wasAsked()) {
                all.add(builtIn);
            }
        }
        return all;
    }

    /** Those that charge the budgets of problems. */
    Stream<TriggerEntry> spending() {
        return Stream.concat(called.values().stream(), Stream.of(others, slowerThan));
    }

    /** These rules have their names from now on. Gives back what was there for them. */
    List<TriggerEntry> giveUp(Collection<Trigger> rules) {
        List<TriggerEntry> givenUp = new ArrayList<>();
        for (Trigger rule : rules) {
            TriggerEntry entry = called.remove(rule.name());
            if (entry != null) {
                givenUp.add(entry);
            }
        }
        return givenUp;
    }

    private TriggerEntry firstCalled(String name) {
        if (name.length() > LONGEST_NAME || called.size() >= MOST) {
            return others;
        }
        TriggerEntry entry = entries.called(name);
        TriggerEntry faster = called.putIfAbsent(name, entry);
        return faster == null ? entry : faster;
    }
}
