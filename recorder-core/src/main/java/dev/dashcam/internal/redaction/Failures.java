/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often rules have failed. Safe for all threads. */
final class Failures {
    private final Map<String, Failed> byRule = new TreeMap<>();

    synchronized void add(FailedRuleException failure) {
        Failed before = byRule.get(failure.rule());
        byRule.put(
                failure.rule(),
                new Failed(before == null ? 1 : before.texts() + 1, String.valueOf(failure.getMessage())));
    }

    /** A clause for each rule that has failed. */
    synchronized List<String> words() {
        List<String> words = new ArrayList<>();
        byRule.forEach((rule, failed) -> words.add(
                (failed.texts() == 1 ? "one text was removed whole" : failed.texts() + " texts were removed whole")
                        + ", since the rule " + rule + " " + failed.does()));
        return words;
    }

    private record Failed(long texts, String does) {}
}
