/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.json;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.TaskNumber;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the JVM told, as JSON. */
final class StateJson {
    private StateJson() {}

    static void states(JsonText json, @Nullable StateAccount states) {
        if (states == null) {
            json.nothing("states");
            return;
        }
        json.key("states").object().number("wallNanos", states.wallNanos());
        json.number("thresholdNanos", states.thresholdNanos()).number("missingNanos", states.missingNanos());
        shares(json, "shares", states.shares());
        json.endObject();
    }

    private static void shares(JsonText json, String key, List<StateShare> shares) {
        json.key(key).array();
        for (StateShare share : shares) {
            json.object().text("state", lower(share.state())).text("object", share.object());
            json.number("nanos", share.nanos()).number("times", share.times()).text("place", share.place());
            json.endObject();
        }
        json.endArray();
    }

    static void contention(JsonText json, @Nullable Contention contention) {
        if (contention == null) {
            json.nothing("contention");
            return;
        }
        json.key("contention").object().text("lock", contention.lock()).text("place", contention.place());
        json.number("startNanos", contention.startNanos()).number("endNanos", contention.endNanos());
        json.number("hands", contention.hands());
        holder(json, "holder", contention.holder());
        json.number("heldUp", contention.heldUp()).text("heldUpNoun", contention.heldUpNoun());
        json.number("worstNanos", contention.worstNanos()).number("before", contention.before());
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

    private static void holder(JsonText json, String key, @Nullable Holder holder) {
        if (holder == null) {
            json.nothing(key);
            return;
        }
        json.key(key).object().number("threadId", holder.threadId()).text("thread", holder.threadName());
        json.text("task", TaskNumber.format(holder.taskId())).text("kind", lower(holder.kind()));
        json.text("name", holder.name()).number("startNanos", holder.startNanos());
        json.number("endNanos", holder.endNanos()).number("overlapNanos", holder.overlapNanos());
        json.text("place", holder.place());
        shares(json, "waits", holder.waits());
        holder(json, "next", holder.next());
        json.endObject();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
