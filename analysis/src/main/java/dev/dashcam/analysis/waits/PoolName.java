/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

/** What the names of a pool's threads have in common: they end in a number. */
final class PoolName {
    private PoolName() {}

    /** {@code pool-3} of {@code pool-3-thread-1}; the whole name where it has no number. */
    static String of(String threadName) {
        String name = without(threadName, "0123456789");
        String word = without(name, "-_# :.");
        for (String kind : new String[] {"-thread", "-worker"}) {
            word = word.endsWith(kind) ? word.substring(0, word.length() - kind.length()) : word;
        }
        return name.length() == threadName.length() || word.isEmpty() ? threadName : word;
    }

    private static String without(String text, String ending) {
        int end = text.length();
        while (end > 0 && ending.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
