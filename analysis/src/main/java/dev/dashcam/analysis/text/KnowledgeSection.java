/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.source.SourceLinks;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the recording covers, what is missing in it, and what no such recording can show. */
final class KnowledgeSection {
    private static final int LABEL_WIDTH = 10;
    private static final int MAX_CAUSES = 3;
    private static final long WORTH_SAYING_NANOS = 50 * Durations.MILLISECOND;

    private final Findings findings;
    private final Manifest manifest;
    private final Page page;

    private KnowledgeSection(Findings findings, Page page) {
        this.findings = findings;
        this.manifest = findings.manifest();
        this.page = page;
    }

    static void write(Findings findings, Page page) {
        page.title("What we know and do not know");
        KnowledgeSection section = new KnowledgeSection(findings, page);
        section.fact("window", section.window() + ", " + section.losses());
        if (findings.jvmLostBytes() > 0) {
            section.fact(
                    "JVM lost", Words.bytes(findings.jvmLostBytes()) + " of its own events: some waits may be missing");
        }
        section.causes();
        Subject subject = findings.subject();
        if (subject != null) {
            section.subject(subject);
        }
        Manifest.Overlap overlap = section.manifest.overlap();
        if (overlap != null) {
            section.fact(
                    "overlap",
                    "the first " + Durations.seconds(overlap.endNanos() - overlap.startNanos()) + " are also in "
                            + overlap.snapshotId());
        }
        String unlinked = SourceLinks.of(section.manifest.configuration()).problem();
        if (unlinked != null) {
            section.fact("no links", unlinked);
        }
        section.fact("blind to", Blindness.of(findings));
    }

    private String window() {
        long trigger = manifest.triggerNanos();
        long after = manifest.endNanos() - trigger;
        String before = Durations.seconds(Math.max(0, trigger - manifest.startNanos()));
        String span = after < WORTH_SAYING_NANOS
                ? before + (manifest.causes().isEmpty() ? "" : " before the trigger")
                : before + " before to " + Durations.seconds(after) + " after the trigger";
        long missing = manifest.completeFromNanos() - manifest.startNanos();
        if (missing < WORTH_SAYING_NANOS) {
            return span + ", complete for all threads";
        }
        long complete = manifest.endNanos() - manifest.completeFromNanos();
        return complete <= 0
                ? span + ", not complete at any time"
                : span + ", complete for all threads only in the last " + Durations.seconds(complete);
    }

    private String losses() {
        long lost =
                manifest.losses().values().stream().mapToLong(Long::longValue).sum();
        if (lost == 0) {
            return "no event lost";
        }
        long reasonCount =
                manifest.losses().values().stream().filter(count -> count > 0).count();
        String reasons = manifest.losses().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> (reasonCount > 1 ? Words.number(entry.getValue()) + " " : "")
                        + entry.getKey().replace('-', ' '))
                .collect(Collectors.joining(", "));
        return Words.count(lost, "event", "events") + " lost (" + reasons + ")";
    }

    private void causes() {
        List<Cause> causes = manifest.causes();
        for (int i = 0; i < Math.min(causes.size(), MAX_CAUSES); i++) {
            String host = i == 0 && !manifest.host().isEmpty() ? ", " + manifest.host() : "";
            fact(i == 0 ? "trigger" : "also", trigger(causes.get(i)) + host);
        }
        long more = manifest.unlistedCauses() + Math.max(0, causes.size() - MAX_CAUSES);
        if (more > 0) {
            fact("also", Words.count(more, "further cause", "further causes"));
        }
    }

    private String trigger(Cause cause) {
        return TriggerWords.of(cause) + ", " + UtcTime.of(manifest.epochNanos(cause.atNanos()));
    }

    private void subject(Subject subject) {
        if (subject.traceId() != null) {
            fact("trace", subject.traceId());
        }
        if (!subject.isRecorded()) {
            fact("task", "not in the recording; its time is the trigger's");
            return;
        }
        String thread = subject.threadName().isEmpty() ? "" : " on " + subject.threadName();
        String later = subject.endedLaterNanos() == 0
                ? ""
                : "; it ended " + Durations.of(subject.endedLaterNanos() - subject.endNanos()) + " after that";
        fact(
                "task",
                TaskNumber.format(subject.taskId()) + thread + ", began "
                        + UtcTime.of(manifest.epochNanos(subject.startNanos()))
                        + (subject.isStillRunning()
                                ? ", told up to " + UtcTime.of(manifest.epochNanos(subject.endNanos()))
                                : "")
                        + later);
        Account account = findings.account();
        if (account != null && account.foldedNanos() > 0) {
            fact(
                    "regions",
                    "those under " + Durations.of(account.foldedNanos())
                            + " are counted to what is around them: there were too many");
        }
        StateAccount states = findings.states();
        if (states != null && states.missingNanos() > 0) {
            String after = Durations.of(states.missingNanos()) + " after the task began";
            fact(
                    "JVM",
                    findings.jvmLostBytes() > 0
                            ? "only from " + after + " on are all of its events there"
                            : "its events reach back only to " + after
                                    + ": what the thread waited for before is not known");
        }
        boolean older =
                account != null && account.shares().stream().anyMatch(share -> share.kind() == Share.Kind.NOT_RECORDED);
        if (older) {
            fact("before", "the task is older than the recording: regions it had left by then are not known");
        }
    }

    private void fact(String label, String words) {
        page.fact(label, Words.line(words), LABEL_WIDTH);
    }
}
