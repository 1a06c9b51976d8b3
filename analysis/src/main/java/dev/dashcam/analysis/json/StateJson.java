/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.json;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.KeptCarriers;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.PoolSize;
import dev.dashcam.analysis.findings.PoolUse;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.findings.ThreadPoolUse;
import dev.dashcam.source.SourceLinks;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the JVM told, as JSON. */
final class StateJson {
    private final JsonText json;
    private final SourceLinks links;

    StateJson(JsonText json, SourceLinks links) {
        this.json = json;
        this.links = links;
    }

    void states(@Nullable StateAccount states) {
        if (states == null) {
            json.nothing("states");
            return;
        }
        json.key("states").object().number("wallNanos", states.wallNanos());
        json.number("thresholdNanos", states.thresholdNanos()).number("missingNanos", states.missingNanos());
        shares("shares", states.shares());
        json.endObject();
    }

    private void shares(String key, List<StateShare> shares) {
        json.key(key).array();
        for (StateShare share : shares) {
            json.object().text("state", lower(share.state())).text("object", share.object());
            json.number("nanos", share.nanos()).number("times", share.times());
            place(share.place());
            json.endObject();
        }
        json.endArray();
    }

    void contention(@Nullable Contention contention) {
        if (contention == null) {
            json.nothing("contention");
            return;
        }
        json.key("contention").object().text("lock", contention.lock());
        place(contention.place());
        json.number("startNanos", contention.startNanos()).number("endNanos", contention.endNanos());
        json.number("hands", contention.hands()).truth("passedOn", contention.passedOn());
        json.number("unseenNanos", contention.unseenNanos());
        holder("holder", contention.holder());
        json.number("heldUp", contention.heldUp()).text("heldUpNoun", contention.heldUpNoun());
        json.number("worstNanos", contention.worstNanos());
        if (contention.before() < 0) {
            json.nothing("before");
        } else {
            json.number("before", contention.before());
        }
        json.number("lookedBackNanos", contention.lookedBackNanos())
                .key("heldUpByName")
                .array();
        for (Meanwhile.Count count : contention.heldUpByName()) {
            json.object()
                    .text("name", count.name())
                    .number("count", count.count())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private void holder(String key, @Nullable Holder holder) {
        if (holder == null) {
            json.nothing(key);
            return;
        }
        json.key(key).object().number("threadId", holder.threadId()).text("thread", holder.threadName());
        json.text("task", TaskNumber.format(holder.taskId())).text("kind", lower(holder.kind()));
        json.text("name", holder.name()).number("startNanos", holder.startNanos());
        json.number("endNanos", holder.endNanos()).number("overlapNanos", holder.overlapNanos());
        json.truth("proven", holder.isProven());
        place(holder.place());
        shares("waits", holder.waits());
        holder("next", holder.next());
        json.endObject();
    }

    void keptCarriers(@Nullable KeptCarriers kept) {
        if (kept == null) {
            json.nothing("keptCarriers");
            return;
        }
        json.key("keptCarriers").object().number("threads", kept.threads()).number("nanos", kept.nanos());
        json.number("longestNanos", kept.longestNanos()).text("longestThread", kept.longestThreadName());
        json.text("longestKind", lower(kept.longestKind())).text("longestName", kept.longestName());
        place(kept.longestPlace());
        json.endObject();
    }

    private void place(CodePlace place) {
        StackTraceElement frame = place.frame();
        String link = frame == null ? null : links.of(frame);
        json.text("place", place.words());
        if (link == null) {
            json.nothing("source");
        } else {
            json.text("source", link);
        }
    }

    void atTrigger(@Nullable AtTrigger atTrigger) {
        if (atTrigger == null) {
            json.nothing("atTrigger");
            return;
        }
        json.key("atTrigger").object().number("alsoWaiting", atTrigger.alsoWaiting());
        thread("thread", atTrigger.thread());
        json.endObject();
    }

    void poolUse(@Nullable PoolUse use) {
        if (use == null) {
            json.nothing("poolUse");
            return;
        }
        json.key("poolUse")
                .object()
                .number("threads", use.threads())
                .key("tasks")
                .object();
        use.tasks().forEach(one -> json.number(one.name(), one.count()));
        json.endObject();
        thread("longest", use.longest());
        PoolSize size = use.size();
        if (size == null) {
            json.nothing("size");
        } else {
            json.key("size").object().text("name", size.name()).number("max", size.max());
            json.number("inUse", size.inUse()).number("waiting", size.waiting());
            json.number("agoNanos", size.agoNanos()).endObject();
        }
        json.endObject();
    }

    void threadPool(@Nullable ThreadPoolUse use) {
        if (use == null) {
            json.nothing("threadPool");
            return;
        }
        json.key("threadPool").object().text("name", use.name()).number("threads", use.threads());
        json.truth("workedForIt", use.workedForIt()).truth("own", use.isOwn());
        if (use.isStillWaitedFor()) {
            json.nothing("waitedNanos").nothing("allBusyNanos");
        } else {
            json.number("waitedNanos", use.waitedNanos()).number("allBusyNanos", use.allBusyNanos());
        }
        json.key("tasks").object();
        use.tasks().forEach(one -> json.number(one.name(), one.count()));
        json.endObject();
        thread("longest", use.longest());
        json.endObject();
    }

    private void thread(String key, @Nullable ThreadNow thread) {
        if (thread == null) {
            json.nothing(key);
            return;
        }
        json.key(key).object().number("threadId", thread.threadId()).text("thread", thread.threadName());
        StateShare.State state = thread.state();
        json.truth("virtual", thread.isVirtual());
        if (state == null) {
            json.nothing("state");
        } else {
            json.text("state", lower(state));
        }
        json.truth("native", thread.isInNativeCode());
        json.text("object", thread.object()).text("region", thread.region());
        place(thread.place());
        json.text("task", TaskNumber.format(thread.taskId())).text("kind", lower(thread.kind()));
        json.text("name", thread.taskName());
        if (thread.taskNanos() < 0) {
            json.nothing("taskNanos");
        } else {
            json.number("taskNanos", thread.taskNanos());
        }
        json.truth("deadlock", thread.isDeadlock());
        thread("owner", thread.owner());
        json.endObject();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
