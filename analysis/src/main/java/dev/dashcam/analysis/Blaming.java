/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.Siblings;
import dev.dashcam.analysis.findings.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Decides what made a task take longer, or that nothing known did. */
final class Blaming {
    /** Slower than usual by less than this part of its time is no news. */
    private static final int NEWS_PART = 10;
    /** The least part of the excess that is called the cause. */
    private static final int CAUSE_PART = 3;

    private Blaming() {}

    /**
     * What is to blame, null when nothing is.
     *
     * @param states how long the thread was in each state, where the JVM tells; empty where it does not
     */
    static @Nullable Blame of(
            Subject subject,
            @Nullable Account account,
            Siblings siblings,
            List<Difference> all,
            List<Difference> states) {
        long wall = subject.wallNanos();
        if (siblings.isTelling()) {
            long excess = wall - siblings.typicalNanos();
            boolean news = excess > 0 && excess >= wall / NEWS_PART;
            Difference state = news ? largest(states, Difference::excess, excess) : null;
            return state != null ? new Blame(state, true) : news ? pick(all, Difference::excess, excess, true) : null;
        }
        Difference state = largest(states, Difference::value, wall);
        if (state != null) {
            return new Blame(state, false);
        }
        return account == null ? null : pick(uncompared(subject, account), Difference::value, wall, false);
    }

    /**
     * What the thread did that makes up at least a tenth of what the task took longer than usual, or where that is not known, of
     * its time; the most first. Where the JVM does not tell, what is to blame alone.
     */
    static List<Difference> causes(Subject subject, Siblings siblings, @Nullable Blame blame, List<Difference> states) {
        if (states.isEmpty() || (blame != null && !states.contains(blame.main()))) {
            return blame == null ? List.of() : List.of(blame.main());
        }
        boolean compared = siblings.isTelling();
        long whole = subject.wallNanos() - (compared ? siblings.typicalNanos() : 0);
        ToLongFunction<Difference> part = compared ? Difference::excess : Difference::value;
        return states.stream()
                .filter(one -> blame != null && part.applyAsLong(one) * NEWS_PART >= whole)
                .sorted(Comparator.comparingLong(part).reversed())
                .toList();
    }

    /**
     * A place says more than the state of the thread does; only where a state explains what no place does, or nearly all,
     * it comes first.
     */
    private static @Nullable Blame pick(
            List<Difference> all, ToLongFunction<Difference> part, long whole, boolean compared) {
        Difference place = largest(all.stream().filter(Blaming::isNamedPlace).toList(), part, whole);
        Difference state = largest(all.stream().filter(Blaming::isState).toList(), part, whole);
        Difference outside =
                largest(all.stream().filter(one -> one.what() == What.OUTSIDE).toList(), part, whole);
        boolean stateFirst = state != null && (place == null || part.applyAsLong(state) * 2 >= whole);
        Difference first = stateFirst ? state : place != null ? place : outside;
        return first == null ? null : new Blame(first, compared);
    }

    private static @Nullable Difference largest(List<Difference> some, ToLongFunction<Difference> part, long whole) {
        return some.stream()
                .filter(one -> part.applyAsLong(one) >= (whole + CAUSE_PART - 1) / CAUSE_PART)
                .max(Comparator.comparingLong(part))
                .orElse(null);
    }

    private static boolean isNamedPlace(Difference one) {
        return one.what() == What.REGION || one.what() == What.CHILD_TASK;
    }

    private static boolean isState(Difference one) {
        return one.what() == What.ON_CPU || one.what() == What.WAITING_FOR_CPU;
    }

    private static List<Difference> uncompared(Subject subject, Account account) {
        List<Difference> all = new ArrayList<>();
        for (Share share : account.shares()) {
            switch (share.kind()) {
                case REGION -> all.add(new Difference(What.REGION, share.name(), share.nanos(), 0, share.times(), 0));
                case CHILD_TASK ->
                    all.add(new Difference(What.CHILD_TASK, share.name(), share.nanos(), 0, share.times(), 0));
                case OUTSIDE -> all.add(new Difference(What.OUTSIDE, "", share.nanos(), 0, 0, 0));
                default -> {}
            }
        }
        if (subject.hasAccount()) {
            all.add(new Difference(What.ON_CPU, "", subject.cpuNanos(), 0, 0, 0));
            all.add(new Difference(What.WAITING_FOR_CPU, "", subject.runQueueNanos(), 0, 0, 0));
        }
        return all;
    }
}
