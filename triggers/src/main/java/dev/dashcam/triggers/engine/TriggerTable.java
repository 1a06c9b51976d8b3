/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The triggers by name: those the user configured, those that code has called without configuration (at most {@value
 * #MOST_UNCONFIGURED}, the rest share one), the thresholds of single tasks, and manual snapshots.
 */
final class TriggerTable {
    static final int MOST_UNCONFIGURED = 64;

    private static final int LONGEST_NAME = 128;

    private final EntryMaker entries;
    private final List<Configured> configured;
    private final Map<String, TriggerEntry> configuredByName = new LinkedHashMap<>();
    private final ConcurrentSkipListMap<String, TriggerEntry> called = new ConcurrentSkipListMap<>();
    private final TriggerEntry slowerThan;
    private final TriggerEntry manual;
    private final TriggerEntry others;

    TriggerTable(List<Trigger> triggers, EntryMaker entries) {
        this.entries = entries;
        this.slowerThan = TriggerEntry.slowerThan("slower-than", entries);
        this.manual = TriggerEntry.manual("manual", entries);
        this.others = entries.called("(too many names)");
        List<Configured> all = new ArrayList<>();
        for (Trigger trigger : triggers) {
            TriggerEntry entry = entries.of(trigger);
            if (entry.name().equals(manual.name()) || entry.name().equals(slowerThan.name())) {
                throw new IllegalArgumentException(
                        "A trigger is named " + entry.name() + ", which is taken; give it another name.");
            }
            if (configuredByName.putIfAbsent(entry.name(), entry) != null) {
                throw new IllegalArgumentException(
                        "Two triggers are named " + entry.name() + "; give each a name of its own.");
            }
            all.add(new Configured(trigger, entry));
        }
        this.configured = List.copyOf(all);
    }

    List<Configured> configured() {
        return configured;
    }

    TriggerEntry slowerThan() {
        return slowerThan;
    }

    TriggerEntry manual() {
        return manual;
    }

    /** The entry for a name that code has called. */
    TriggerEntry named(@Nullable String name) {
        String key = name == null || name.isBlank() ? "(unnamed)" : name;
        TriggerEntry known = configuredByName.get(key);
        if (known == null) {
            known = called.get(key);
        }
        return known != null ? known : firstCalled(key);
    }

    /** All that are configured or have been called, the configured ones first. */
    List<TriggerEntry> all() {
        List<TriggerEntry> all = new ArrayList<>(configuredByName.values());
        all.addAll(called.values());
        for (TriggerEntry builtIn : List.of(others, slowerThan, manual)) {
            if (builtIn.wasAsked()) {
                all.add(builtIn);
            }
        }
        return all;
    }

    /** What each remembers of routes and problems, but for those that spend nothing. */
    List<SubjectTable> subjectTables() {
        List<TriggerEntry> all = new ArrayList<>(configuredByName.values());
        all.addAll(called.values());
        all.add(others);
        all.add(slowerThan);
        return all.stream()
                .filter(entry -> !entry.isDryRun())
                .map(TriggerEntry::subjects)
                .toList();
    }

    private TriggerEntry firstCalled(String name) {
        if (name.length() > LONGEST_NAME || called.size() >= MOST_UNCONFIGURED) {
            return others;
        }
        TriggerEntry entry = entries.called(name);
        TriggerEntry faster = called.putIfAbsent(name, entry);
        return faster == null ? entry : faster;
    }

    /**
     * A trigger of the user's.
     *
     * @param trigger what the user gave
     * @param entry what the engine keeps of it
     */
    record Configured(Trigger trigger, TriggerEntry entry) {}
}
