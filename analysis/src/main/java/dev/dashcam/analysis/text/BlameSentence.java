/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Occupant;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import org.jspecify.annotations.Nullable;

/** The sentence that says what made the subject take longer. */
final class BlameSentence {
    private BlameSentence() {}

    static String of(Findings findings, Subject subject, Blame blame) {
        Difference main = blame.main();
        long step = Durations.step(subject.wallNanos());
        String amount = Durations.in(main.value(), step);
        return switch (main.what()) {
            case REGION -> inRegion(findings, subject, main, amount);
            case CHILD_TASK -> amount + " of it went into its child task " + main.name() + times(main) + ".";
            case OUTSIDE -> amount + " of it passed outside any region" + notRunning(subject, main, step) + ".";
            case ON_CPU ->
                "It was on CPU for " + amount + " of it" + usually(blame, "it is for ")
                        + most(findings.account(), subject.wallNanos() - subject.cpuNanos(), step) + ".";
            case WAITING_FOR_CPU ->
                "It waited " + amount + " for a CPU" + usually(blame, "it waits ") + CpuSection.pressure(findings) + "."
                        + CpuSection.sentence(findings, main.value());
            case ALLOCATED -> "";
            default -> StateWords.sentence(findings, main, amount);
        };
    }

    /** The same as a clause that follows a comma, null when there is nothing to blame. */
    static @Nullable String clause(Findings findings, Subject subject) {
        Blame blame = findings.blame();
        if (blame == null) {
            return null;
        }
        Difference main = blame.main();
        String part = Durations.in(main.value(), Durations.step(subject.wallNanos())) + " of it ";
        return switch (main.what()) {
            case REGION -> part + "in " + main.name() + whoMostOfIt(findings, subject, main);
            case CHILD_TASK -> part + "in its child task " + main.name();
            case OUTSIDE -> part + "outside any region";
            case ON_CPU -> part + "on CPU";
            case WAITING_FOR_CPU -> part + "waiting for a CPU";
            case ALLOCATED -> null;
            default -> StateWords.clause(findings, main, part);
        };
    }

    private static String whoMostOfIt(Findings findings, Subject subject, Difference main) {
        Meanwhile meanwhile = findings.meanwhile();
        return meanwhile == null || meanwhile.nanos() * 2 < main.value() ? "" : who(subject, meanwhile);
    }

    /** Whether it says something to name who else was there: another kind of work, or one that did something there. */
    static boolean isTelling(Subject subject, Meanwhile meanwhile, Occupant first) {
        boolean other = !TaskTitle.of(first).equals(TaskTitle.of(subject.kind(), subject.name()));
        return other || inner(meanwhile, first) != null;
    }

    /** What the occupant mostly did while it was inside, null when that is not at least a third. */
    static @Nullable Share inner(Meanwhile meanwhile, Occupant first) {
        return first.inside().stream()
                .filter(share -> share.isNamed() && !share.name().equals(meanwhile.region()))
                .filter(share -> share.nanos() * 3 >= first.nanos())
                .findFirst()
                .orElse(null);
    }

    private static String inRegion(Findings findings, Subject subject, Difference main, String amount) {
        Meanwhile meanwhile = findings.meanwhile();
        if (meanwhile == null || meanwhile.nanos() * 2 < main.value()) {
            return wentInto(main, amount) + ".";
        }
        boolean insideNow = subject.isStillRunning() && meanwhile.endNanos() >= subject.endNanos();
        String inside = Durations.in(meanwhile.nanos(), Durations.step(subject.wallNanos()));
        String sentence = insideNow ? "It has been in " + main.name() + " for " + inside : wentInto(main, amount);
        String who = who(subject, meanwhile);
        return who.isEmpty() ? sentence + "." + OffspringSection.sentence(findings) : sentence + who + ".";
    }

    /** Who else was there, as a clause; empty when it says nothing to name them. */
    private static String who(Subject subject, Meanwhile meanwhile) {
        Occupant first = meanwhile.first();
        if (first == null || !isTelling(subject, meanwhile, first)) {
            return "";
        }
        String who = TaskTitle.of(first);
        return ", where " + (who.equals(subject.name()) ? "another " + who : who)
                + (first.stillInside() ? " has been for " + Durations.of(first.nanos()) : " was meanwhile");
    }

    private static String wentInto(Difference main, String amount) {
        return amount + " of it went into " + main.name() + times(main);
    }

    /** How often it was entered, where that is part of the news. */
    private static String times(Difference main) {
        if (main.times() < 2) {
            return "";
        }
        boolean more = main.usualTimes() > 0 && main.times() >= 2 * main.usualTimes();
        return " (" + Words.number(main.times()) + " times"
                + (more ? "; usually " + Words.number(main.usualTimes()) : "") + ")";
    }

    private static String notRunning(Subject subject, Difference main, long step) {
        long least = subject.hasAccount() ? main.value() - subject.cpuNanos() - subject.runQueueNanos() : 0;
        return least * 2 >= main.value() ? ", at least " + Durations.in(least, step) + " of that not running" : "";
    }

    private static String usually(Blame blame, String verb) {
        return blame.compared()
                ? "; usually " + verb + (blame.main().isAtMost() ? "at most " : "")
                        + Durations.of(blame.main().usual())
                : "";
    }

    /** Time on CPU is known for the whole task; what a region holds of it is at least what does not fit elsewhere. */
    private static String most(@Nullable Account account, long restNanos, long step) {
        if (account == null) {
            return "";
        }
        return account.shares().stream()
                .filter(share -> share.isNamed() && share.nanos() - restNanos >= account.wallNanos() / 3)
                .findFirst()
                .map(share -> ". At least " + Durations.in(share.nanos() - restNanos, step) + " of that was in "
                        + share.name())
                .orElse("");
    }
}
