/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.Trigger;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The line that says which rules others were put in the place of. */
final class ReplacedLine {
    private ReplacedLine() {}

    /**
     * Such as {@code The rules were replaced. New: latency. Captures: request >= 300 ms.}
     *
     * @param gone those that are no more
     * @param begun those that were not there
     * @param inForce all that are there now
     */
    static String of(List<BoundAsker> gone, List<BoundAsker> begun, List<Trigger> inForce) {
        List<String> begunNames = names(begun);
        List<String> removed = names(gone);
        List<String> changed = removed.stream().filter(begunNames::contains).toList();
        String captures = inForce.stream()
                .filter(Trigger::isNamedAtStart)
                .map(Trigger::watching)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return "The rules were replaced."
                + part("New", begunNames, changed)
                + part("Changed", changed, List.of())
                + part("Removed", removed, changed)
                + " Captures: " + (captures.isEmpty() ? "when asked" : captures) + ".";
    }

    private static List<String> names(List<BoundAsker> rules) {
        return rules.stream().map(rule -> rule.entry().name()).toList();
    }

    private static String part(String what, List<String> names, Collection<String> but) {
        String words = names.stream().filter(name -> !but.contains(name)).collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " " + what + ": " + words + ".";
    }
}
