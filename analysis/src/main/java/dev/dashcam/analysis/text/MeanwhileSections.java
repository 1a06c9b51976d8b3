/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Occupant;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who else was in the region that is to blame. It says who was where when, not who waited for whom: that is not recorded. */
final class MeanwhileSections {
    private static final long LOOKED_BACK_FAR_NANOS = Durations.SECOND;

    private final Findings findings;
    private final @Nullable Subject subject;
    private final @Nullable Meanwhile meanwhile;
    private final @Nullable Occupant first;

    MeanwhileSections(Findings findings) {
        this.findings = findings;
        this.subject = findings.subject();
        this.meanwhile = findings.meanwhile();
        Occupant occupant = meanwhile == null ? null : meanwhile.first();
        boolean telling = subject != null
                && meanwhile != null
                && occupant != null
                && BlameSentence.isTelling(subject, meanwhile, occupant);
        this.first = telling ? occupant : null;
    }

    /** The paragraph below the verdict. */
    void writeRegion(Page page) {
        if (subject == null || meanwhile == null || first == null) {
            return;
        }
        long step = Durations.step(first.nanos());
        String stayed = Durations.in(first.nanos(), step);
        StringBuilder words =
                new StringBuilder("The region: ").append(meanwhile.region()).append(". ");
        String who = TaskTitle.of(first);
        String thread = first.taskId() == 0 || first.threadName().isEmpty() ? "" : " (" + first.threadName() + ")";
        words.append(Words.sentence(who)).append(thread);
        words.append(first.stillInside() ? " has been in it for " : " was in it for ")
                .append(stayed);
        words.append(", ").append(Durations.in(first.overlapNanos(), step)).append(" of them while ");
        words.append(sameTitle() ? "the slow one" : VerdictSentences.subject(subject))
                .append(" was in it too");
        Share inner = BlameSentence.inner(meanwhile, first);
        if (inner != null) {
            words.append("; ").append(Durations.in(inner.nanos(), step)).append(" of them it was in ");
            words.append(inner.kind() == Share.Kind.CHILD_TASK ? "its child task " : "")
                    .append(inner.name());
        }
        page.line("");
        page.paragraph(Words.line(words.append('.').toString()), 2, 2);
    }

    /** The chain: the subject, the one that was there first, what that one did there. */
    void writeInside(Page page) {
        if (subject == null || meanwhile == null || first == null) {
            return;
        }
        page.title(Words.line("Who was in " + meanwhile.region() + " meanwhile"));
        Share inner = BlameSentence.inner(meanwhile, first);
        String me = Words.line(VerdictSentences.subject(subject));
        String other = " └ " + Words.line(TaskTitle.of(first));
        String there = inner == null ? "" : "    └ " + Words.line(inner.name());
        int names = Math.max(me.length(), Math.max(other.length(), there.length()));
        String otherThread = first.taskId() == 0 ? "" : Words.line(first.threadName());
        String myThread = Words.line(subject.threadName());
        int threads = Math.max(myThread.length(), otherThread.length());
        long step = Durations.step(Math.max(first.nanos(), meanwhile.nanos()));
        String earlier = Durations.of(meanwhile.startNanos() - first.startNanos());
        String when = "entered " + earlier + " earlier" + left();
        page.line(row(me, names, myThread, threads, Durations.in(meanwhile.nanos(), step), ""));
        page.line(row(other, names, otherThread, threads, Durations.in(first.nanos(), step), when));
        if (inner != null) {
            page.line(row(there, names, "", threads, Durations.in(inner.nanos(), step), ""));
        }
    }

    /** The others that were held up too. */
    void writeHeldUp(Page page) {
        if (meanwhile == null || meanwhile.heldUp() == 0) {
            return;
        }
        boolean compared = findings.blame() != null && findings.blame().compared();
        page.title(compared ? "Who else was hit" : "Who else was there");
        String counts = meanwhile.heldUpByName().stream()
                .map(name -> Words.number(name.count()) + " " + name.name())
                .collect(Collectors.joining(", "));
        boolean one = meanwhile.heldUp() == 1;
        String noun = one ? singular(meanwhile.heldUpNoun()) + " was" : meanwhile.heldUpNoun() + " were";
        String words = Words.number(meanwhile.heldUp()) + " more " + noun + " in " + meanwhile.region()
                + " at the same time, " + (one ? "" : "the worst ") + "for " + Durations.of(meanwhile.worstNanos())
                + ": "
                + counts + "." + (compared ? before(meanwhile) : "");
        page.paragraph(Words.line(words), 2, 2);
    }

    private static String singular(String plural) {
        return plural.substring(0, plural.length() - 1);
    }

    private String before(Meanwhile region) {
        boolean complete = findings.manifest().losses().values().stream().allMatch(lost -> lost == 0);
        if (region.lookedBackNanos() < LOOKED_BACK_FAR_NANOS || (region.before() == 0 && !complete)) {
            return "";
        }
        String count = region.before() == 0 ? "Nobody" : Words.number(region.before());
        return " " + count + (region.before() > 1 ? " were" : " was") + " in it for over "
                + Durations.of(region.atLeastNanos()) + " in the " + Durations.rough(region.lookedBackNanos())
                + " before.";
    }

    private String left() {
        if (meanwhile == null || first == null) {
            return "";
        }
        if (first.stillInside()) {
            return ", is still there";
        }
        long before = meanwhile.endNanos() - first.endNanos();
        return before < 0 ? "" : ", left " + Durations.of(before) + " before";
    }

    private boolean sameTitle() {
        return subject != null
                && first != null
                && TaskTitle.of(first).equals(TaskTitle.of(subject.kind(), subject.name()));
    }

    private static String row(String name, int names, String thread, int threads, String time, String rest) {
        return "  " + Words.left(name, names) + "  " + Words.left(thread, threads) + "  " + Words.right(time, 8) + "   "
                + rest;
    }
}
