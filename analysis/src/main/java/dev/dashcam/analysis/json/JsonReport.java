/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.json;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Arrival;
import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.CpuPressure;
import dev.dashcam.analysis.findings.CpuUser;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Occupant;
import dev.dashcam.analysis.findings.Offspring;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.Siblings;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.analysis.text.VerdictSentences;
import dev.dashcam.source.SourceLinks;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Findings as one JSON object on one line. Times end in {@code Nanos}; instants are nanoseconds on the recording JVM's
 * monotonic clock, which {@code anchorNanos} and {@code anchorEpochNanos} tie to the date; what is not known is null.
 */
public final class JsonReport {
    private static final long UNKNOWN = -1;

    private final JsonText json = new JsonText();

    private JsonReport() {}

    /** The JSON, without a line break. */
    public static String of(Findings findings) {
        JsonReport report = new JsonReport();
        report.write(findings);
        return report.json.toString();
    }

    private void write(Findings findings) {
        json.object().text("id", findings.manifest().id()).text("file", findings.fileName());
        json.text("verdict", VerdictSentences.of(findings));
        json.number("anchorNanos", findings.manifest().anchorNanos());
        json.number("anchorEpochNanos", findings.manifest().anchorEpochNanos());
        json.number("startNanos", findings.manifest().startNanos());
        json.number("completeFromNanos", findings.manifest().completeFromNanos());
        json.number("triggerNanos", findings.manifest().triggerNanos());
        json.number("endNanos", findings.manifest().endNanos());
        json.key("losses").object();
        findings.manifest().losses().forEach(json::number);
        json.endObject();
        json.number("jvmLostBytes", findings.jvmLostBytes());
        new OverviewJson(json).overview(findings.overview());
        subject(findings.subject());
        account(findings.account());
        StateJson state = new StateJson(json, SourceLinks.of(findings.manifest().configuration()));
        state.states(findings.states());
        json.number("unreportedNanos", findings.unreportedNanos());
        state.atTrigger(findings.atTrigger());
        state.poolUse(findings.poolUse());
        state.threadPool(findings.threadPool());
        arrival(findings.arrival());
        siblings(findings.siblings());
        differences(findings.differences());
        blame(findings.blame());
        causes(findings.causes());
        meanwhile(findings.meanwhile());
        state.contention(findings.contention());
        state.keptCarriers(findings.keptCarriers());
        cpuUsers(findings.cpuUsers());
        cpuPressure(findings.cpuPressure());
        offspring(findings.offspring());
        json.endObject();
    }

    private void arrival(Arrival arrival) {
        json.key("arrival").object();
        known("queueNanos", arrival.queueNanos());
        Arrival.Pool pool = arrival.pool();
        if (pool == null) {
            json.nothing("pool");
        } else {
            json.key("pool").object();
            known("busy", pool.busy());
            json.number("max", pool.max()).number("queued", pool.queued());
            json.number("atNanos", pool.atNanos()).endObject();
        }
        json.endObject();
    }

    private void subject(@Nullable Subject subject) {
        if (subject == null) {
            json.nothing("subject");
            return;
        }
        json.key("subject").object().text("task", TaskNumber.format(subject.taskId()));
        json.text("parent", TaskNumber.format(subject.parentId())).text("name", subject.name());
        json.text("kind", lower(subject.kind())).number("threadId", subject.threadId());
        json.text("thread", subject.threadName()).number("startNanos", subject.startNanos());
        json.number("endNanos", subject.endNanos()).number("wallNanos", subject.wallNanos());
        json.text("ending", lower(subject.ending())).text("chosen", lower(subject.chosen()));
        textOrNull("error", subject.errorClass());
        textOrNull("traceId", subject.traceId());
        known("cpuNanos", subject.cpuNanos());
        known("runQueueNanos", subject.runQueueNanos());
        known("notRunningNanos", subject.notRunningNanos());
        known("allocatedBytes", subject.allocatedBytes());
        json.endObject();
    }

    private void account(@Nullable Account account) {
        if (account == null) {
            json.nothing("account");
            return;
        }
        json.key("account").object().number("wallNanos", account.wallNanos());
        json.number("foldedNanos", account.foldedNanos());
        shares("shares", account.shares());
        json.endObject();
    }

    private void shares(String key, List<Share> shares) {
        json.key(key).array();
        for (Share share : shares) {
            json.object().text("kind", lower(share.kind())).text("name", share.name());
            json.number("nanos", share.nanos()).number("times", share.times()).text("around", share.around());
            json.endObject();
        }
        json.endArray();
    }

    private void siblings(Siblings siblings) {
        json.key("siblings").object().number("count", siblings.count()).number("failed", siblings.failed());
        json.number("slow", siblings.slow()).number("normal", siblings.normal());
        json.truth("telling", siblings.isTelling());
        json.number("typicalNanos", siblings.typicalNanos()).number("p99Nanos", siblings.p99Nanos());
        json.endObject();
    }

    private void differences(List<Difference> differences) {
        json.key("differences").array();
        differences.forEach(this::difference);
        json.endArray();
    }

    private void difference(Difference difference) {
        json.object().text("what", lower(difference.what())).text("name", difference.name());
        json.number("value", difference.value())
                .number("usual", difference.usual())
                .endObject();
    }

    private void blame(@Nullable Blame blame) {
        if (blame == null) {
            json.nothing("blame");
            return;
        }
        json.key("blame")
                .object()
                .text("what", lower(blame.main().what()))
                .text("name", blame.main().name());
        json.number("nanos", blame.main().value());
        known("usualNanos", blame.compared() ? blame.main().usual() : UNKNOWN);
        json.endObject();
    }

    private void causes(List<Difference> causes) {
        json.key("causes").array();
        for (Difference cause : causes) {
            json.object().text("what", lower(cause.what())).text("name", cause.name());
            json.number("nanos", cause.value()).endObject();
        }
        json.endArray();
    }

    private void meanwhile(@Nullable Meanwhile meanwhile) {
        if (meanwhile == null) {
            json.nothing("meanwhile");
            return;
        }
        json.key("meanwhile").object().text("region", meanwhile.region());
        json.number("startNanos", meanwhile.startNanos()).number("endNanos", meanwhile.endNanos());
        first(meanwhile.first());
        json.number("heldUp", meanwhile.heldUp())
                .text("heldUpNoun", meanwhile.heldUpNoun())
                .number("worstNanos", meanwhile.worstNanos());
        json.number("atLeastNanos", meanwhile.atLeastNanos()).number("before", meanwhile.before());
        json.number("lookedBackNanos", meanwhile.lookedBackNanos())
                .key("heldUpByName")
                .array();
        for (Meanwhile.Count count : meanwhile.heldUpByName()) {
            json.object()
                    .text("name", count.name())
                    .number("count", count.count())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private void cpuUsers(List<CpuUser> users) {
        json.key("cpuUsers").array();
        for (CpuUser user : users) {
            json.object().text("name", user.name()).number("count", user.count());
            json.number("atLeastNanos", user.atLeastNanos()).endObject();
        }
        json.endArray();
    }

    private void cpuPressure(@Nullable CpuPressure pressure) {
        if (pressure == null) {
            json.nothing("cpuPressure");
            return;
        }
        json.key("cpuPressure").object();
        known("runnableThreads", pressure.runnableThreads());
        known("cpus", pressure.cpus());
        json.number("throttledTimes", pressure.throttledTimes()).number("throttledNanos", pressure.throttledNanos());
        json.number("throttledInNanos", pressure.throttledInNanos());
        json.number("quotaNanos", pressure.quotaNanos()).number("periodNanos", pressure.periodNanos());
        json.endObject();
    }

    private void offspring(List<Offspring> offspring) {
        json.key("offspring").array();
        for (Offspring child : offspring) {
            json.object().text("name", child.name()).number("count", child.count());
            json.text("longestTask", TaskNumber.format(child.longestTaskId()));
            json.text("longestThread", child.longestThreadName());
            json.number("longestStartNanos", child.longestStartNanos());
            json.number("longestEndNanos", child.longestEndNanos());
            json.truth("stillRunning", child.stillRunning()).endObject();
        }
        json.endArray();
    }

    private void first(@Nullable Occupant first) {
        if (first == null) {
            json.nothing("first");
            return;
        }
        json.key("first").object().text("task", TaskNumber.format(first.taskId()));
        json.text("kind", lower(first.kind())).text("name", first.name()).text("thread", first.threadName());
        json.number("startNanos", first.startNanos()).number("endNanos", first.endNanos());
        json.truth("stillInside", first.stillInside()).number("overlapNanos", first.overlapNanos());
        shares("inside", first.inside());
        json.endObject();
    }

    private void known(String key, long value) {
        if (value < 0) {
            json.nothing(key);
        } else {
            json.number(key, value);
        }
    }

    private void textOrNull(String key, @Nullable String value) {
        if (value == null) {
            json.nothing(key);
        } else {
            json.text(key, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
