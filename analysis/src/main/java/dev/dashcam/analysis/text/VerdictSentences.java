/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Overview;
import dev.dashcam.analysis.findings.Siblings;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.Subject.Chosen;
import dev.dashcam.analysis.findings.Subject.Ending;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.task.TaskKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict: what happened and how unusual it is, then what made it so. */
public final class VerdictSentences {
    private static final long ENOUGH_FOR_P99 = 100;

    private VerdictSentences() {}

    /** One line. */
    public static String of(Findings findings) {
        Subject subject = findings.subject();
        if (subject == null) {
            return Words.line(rule(findings) + "No task ended or was open for long in " + Span.these(findings) + ".");
        }
        if (isQuiet(findings)) {
            return Words.line(quiet(findings));
        }
        StringBuilder verdict = new StringBuilder(rule(findings));
        verdict.append(happened(findings, subject)).append('.');
        Blame blame = findings.blame();
        if (blame != null) {
            verdict.append(' ').append(BlameSentence.of(findings, subject, blame));
        }
        if (findings.unreportedNanos() > 0) {
            verdict.append(" On a virtual thread it spent ")
                    .append(Durations.in(findings.unreportedNanos(), Durations.step(subject.wallNanos())))
                    .append(
                            " that are not explained: this JDK does not report when virtual threads park or wait for a lock.");
        }
        verdict.append(StuckWords.sentence(findings));
        verdict.append(ThreadPoolWords.sentence(findings, subject));
        verdict.append(ArrivalSection.sentence(findings, subject));
        if (!subject.isRecorded()) {
            verdict.append(" Its own events are not in the recording.");
        }
        if (isByItself(subject) && findings.overview().failed() > 0 && subject.ending() != Ending.FAILED) {
            verdict.append(' ').append(failures(findings.overview())).append('.');
        }
        return Words.line(verdict.toString());
    }

    /** Whether nothing pointed at a task, and none stands out. */
    static boolean isQuiet(Findings findings) {
        Subject subject = findings.subject();
        return subject != null
                && isByItself(subject)
                && findings.overview().quiet()
                && findings.manifest().causes().stream().allMatch(Cause::isManual);
    }

    /** What a rule saw that is about more than a single task; nothing where there is no such rule. */
    private static String rule(Findings findings) {
        List<Cause> causes = findings.manifest().causes();
        if (!causes.isEmpty() && TriggerWords.isErrorRate(causes.get(0))) {
            return rule(causes.get(0));
        }
        return causes.stream()
                .filter(cause -> isByItself(findings) && !cause.isManual() && cause.taskId() == 0)
                .findFirst()
                .map(VerdictSentences::rule)
                .orElse("");
    }

    private static String rule(Cause cause) {
        return Words.sentence(TriggerWords.seen(cause)) + ". ";
    }

    /** Whether no trigger and nobody pointed at a task. */
    static boolean isByItself(Findings findings) {
        return findings.subject() == null || isByItself(findings.subject());
    }

    private static boolean isByItself(Subject subject) {
        return subject.chosen() == Chosen.SLOWEST || subject.chosen() == Chosen.MOST_UNUSUAL;
    }

    /**
     * What made it so as a clause that follows a comma, null when that is not known; one line. It follows what the trigger has
     * seen, which may be before the end: more than that cannot be part "of it".
     */
    public static @Nullable String because(Findings findings) {
        Subject subject = findings.subject();
        if (subject == null || (isByItself(subject) && findings.overview().quiet())) {
            return null;
        }
        Blame blame = findings.blame();
        String clause =
                blame == null || isMoreThanSeen(findings, blame) ? null : BlameSentence.clause(findings, subject);
        boolean waits = blame != null && blame.main().what() == What.STILL_WAITING;
        String now = StuckWords.clause(findings, waits ? "last seen " : "");
        String both = clause == null ? now : now == null ? clause : clause + ", " + now;
        return both == null ? null : Words.line(both);
    }

    private static boolean isMoreThanSeen(Findings findings, Blame blame) {
        return findings.manifest().causes().stream()
                .limit(1)
                .anyMatch(cause -> cause.unit().equals("ns") && blame.main().value() > cause.observed());
    }

    /** The subject at the beginning of a sentence. */
    static String subject(Subject subject) {
        String name = subject.kind() == TaskKind.OTHER ? subject.name() : TaskTitle.of(subject.kind(), subject.name());
        return subject.kind() == TaskKind.REQUEST || subject.kind() == TaskKind.OTHER ? name : Words.sentence(name);
    }

    private static String happened(Findings findings, Subject subject) {
        String wall = Durations.of(subject.wallNanos());
        String error = subject.errorClass();
        String verb = switch (subject.ending()) {
            case ENDED -> " took " + wall;
            case FAILED -> " failed after " + wall + (error == null ? "" : " with " + simpleName(error));
            case STILL_RUNNING -> " is still running after " + wall;
        };
        Overview overview = findings.overview();
        boolean slowestOfMany = subject.chosen() == Chosen.SLOWEST && !subject.isStillRunning() && overview.count() > 1;
        String rank = slowestOfMany ? ", the slowest of " + Words.number(overview.count()) + " " + overview.noun() : "";
        return subject(subject) + verb + rank + usually(findings);
    }

    private static String usually(Findings findings) {
        Siblings others = findings.siblings();
        String span = "in " + Span.these(findings);
        if (others.isTelling()) {
            return "; it usually takes " + Durations.of(others.typicalNanos());
        }
        if (others.count() == 0) {
            return "; there is no other one " + span + " to compare it with";
        }
        if (others.slow() * 2 >= others.count() && others.count() > 1) {
            return "; " + ofAll(others.slow(), others.count(), span) + " took at least "
                    + Durations.of(others.slowNanos()) + " too";
        }
        if (others.failed() * 2 >= others.count() && others.count() > 1) {
            return "; " + ofAll(others.failed(), others.count(), span) + " failed";
        }
        return "; with only " + Words.count(others.count(), "other", "others") + " " + span
                + ", what is usual is not known";
    }

    private static String ofAll(long some, long all, String span) {
        return some == all
                ? "all " + Words.number(all) + " others " + span
                : Words.number(some) + " of the " + Words.number(all) + " others " + span;
    }

    private static String quiet(Findings findings) {
        Overview all = findings.overview();
        StringBuilder quiet = new StringBuilder("Nothing unusual in ")
                .append(Span.these(findings))
                .append(". ");
        if (all.count() == 0) {
            quiet.append("No task has ended");
        } else if (all.count() == 1) {
            String noun = all.noun().substring(0, all.noun().length() - 1);
            quiet.append("The only ").append(noun).append(" took ").append(Durations.of(all.slowestNanos()));
            quiet.append(" and did not fail");
        } else {
            quiet.append("The slowest of ")
                    .append(Words.number(all.count()))
                    .append(' ')
                    .append(all.noun());
            quiet.append(" took ").append(Durations.of(all.slowestNanos()));
            if (all.count() >= ENOUGH_FOR_P99) {
                quiet.append(" (p99 ").append(Durations.of(all.p99Nanos())).append(')');
            }
            quiet.append("; none failed");
        }
        quiet.append(QuietWaits.of(all));
        return quiet.append('.').toString();
    }

    private static String failures(Overview all) {
        return Words.number(all.failed()) + " of " + Words.number(all.count()) + " " + all.noun() + " failed";
    }

    static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
