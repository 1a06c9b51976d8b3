/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.log.LogEvent;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TakenNames;
import dev.dashcam.trigger.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules that are in force together. Does not change: others are put in its place as a whole. */
final class Rules {
    private final BoundAsker[] all;
    private final BoundAsker[] watchingEnds;
    private final BoundAsker[] askedBeforeEnds;
    private final BoundAsker[] listening;
    private final BoundAsker[] own;
    private final List<BoundAsker> foreign;
    private final Map<String, BoundAsker> byName = new HashMap<>();

    /** Of rules that have different names. */
    Rules(Collection<BoundAsker> rules) {
        this.all = rules.toArray(BoundAsker[]::new);
        this.watchingEnds = only(rule -> does(rule.trigger(), "taskEnded", FinishedTask.class, Trigger.Asker.class));
        this.askedBeforeEnds =
                only(rule -> does(rule.trigger(), "taskEnding", FinishedTask.class, Trigger.Asker.class));
        this.listening = only(rule -> does(rule.trigger(), "logged", LogEvent.class, long.class, Trigger.Asker.class));
        this.own = only(BoundAsker::callsOwnCodeOnly);
        this.foreign = List.of(only(rule -> !rule.callsOwnCodeOnly()));
        for (BoundAsker rule : all) {
            byName.put(rule.entry().name(), rule);
        }
    }

    /**
     * Checks the names of rules before anything is made of them.
     *
     * @throws IllegalArgumentException when two are the same, or one is taken
     */
    static void requireNames(List<Trigger> triggers) {
        Set<String> names = new HashSet<>();
        for (Trigger trigger : triggers) {
            String name = trigger.name();
            TakenNames.require(name);
            if (!names.add(name)) {
                throw new IllegalArgumentException("Two triggers are named " + name + "; give each a name of its own.");
            }
        }
    }

    /** To be read, not to be changed, as all of them. */
    BoundAsker[] all() {
        return all;
    }

    /** Those that look at tasks that have ended. */
    BoundAsker[] watchingEnds() {
        return watchingEnds;
    }

    /** Those that are asked about a task before it ends. */
    BoundAsker[] askedBeforeEnds() {
        return askedBeforeEnds;
    }

    /** Those that look at what is logged. */
    BoundAsker[] listening() {
        return listening;
    }

    /** Those that call no code but ours. */
    BoundAsker[] own() {
        return own;
    }

    List<BoundAsker> foreign() {
        return foreign;
    }

    List<Trigger> triggers() {
        return Arrays.stream(all).map(BoundAsker::trigger).toList();
    }

    Set<String> names() {
        return byName.keySet();
    }

    List<TriggerEntry> entries() {
        return Arrays.stream(all).map(BoundAsker::entry).toList();
    }

    /** What the engine keeps of the rule of this name, null when there is none. */
    @Nullable
    TriggerEntry named(String name) {
        BoundAsker rule = byName.get(name);
        return rule == null ? null : rule.entry();
    }

    /** The rule that would do just what this one would, null when there is none. */
    @Nullable
    BoundAsker like(Trigger trigger) {
        BoundAsker rule = byName.get(trigger.name());
        return rule != null && rule.isLike(trigger) ? rule : null;
    }

    /** Those that are not among others. */
    List<BoundAsker> without(Collection<BoundAsker> others) {
        List<BoundAsker> rest = new ArrayList<>(Arrays.asList(all));
        rest.removeAll(others);
        return rest;
    }

    private BoundAsker[] only(Predicate<BoundAsker> wanted) {
        return Arrays.stream(all).filter(wanted).toArray(BoundAsker[]::new);
    }

    /** Whether it does anything when it is told so: most do not, and the service's threads would go through all of them. */
    private static boolean does(Trigger trigger, String method, Class<?>... parameters) {
        try {
            return trigger.getClass().getMethod(method, parameters).getDeclaringClass() != Trigger.class;
        } catch (NoSuchMethodException | SecurityException | LinkageError unknown) {
            return true;
        }
    }
}
