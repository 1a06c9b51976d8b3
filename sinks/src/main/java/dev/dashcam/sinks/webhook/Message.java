/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.webhook;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.internal.template.LabelTemplate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people read of one snapshot: what happened and where, and where to look. Never what was recorded. */
final class Message {
    private static final int LONGEST_VERDICT = 1_500;
    private static final int LONGEST_FACT = 200;
    private static final String DRILL = "drill";
    private static final String MANUAL = "manual";

    private Message() {}

    /** The message as JSON, 12 KB at most. */
    static String json(SealedSnapshot snapshot, @Nullable LabelTemplate link) {
        StringBuilder json = new StringBuilder("{\"text\":\"");
        JsonText.append(json, text(snapshot, link));
        // stars and underscores in names of routes and threads are no emphasis
        return json.append("\",\"mrkdwn\":false}").toString();
    }

    private static String text(SealedSnapshot snapshot, @Nullable LabelTemplate link) {
        Map<String, String> facts = snapshot.facts();
        StringBuilder text = new StringBuilder();
        if (DRILL.equals(facts.get(SnapshotLabel.KIND))) {
            text.append("This is a drill, nothing has happened. ");
        }
        text.append(fact(facts, SnapshotLabel.SERVICE, "A service"));
        String instance = facts.get(SnapshotLabel.INSTANCE);
        if (instance != null) {
            text.append(" on ").append(SlackText.of(instance, LONGEST_FACT));
        }
        if (MANUAL.equals(facts.get(SnapshotLabel.KIND))) {
            text.append(", asked for by hand (")
                    .append(fact(facts, SnapshotLabel.SUBJECT, "without a reason"))
                    .append(')');
        }
        text.append(": ").append(what(facts)).append("\nSnapshot ").append(SlackText.of(snapshot.id(), LONGEST_FACT));
        String time = facts.get(SnapshotLabel.TIME);
        if (time != null) {
            text.append(" of ").append(SlackText.of(time, LONGEST_FACT));
        }
        if (link != null) {
            text.append(": <").append(link.fill(snapshot.label())).append('>');
        }
        return text.toString();
    }

    private static String what(Map<String, String> facts) {
        String verdict = facts.get(SnapshotLabel.VERDICT);
        return verdict != null
                ? SlackText.of(verdict, LONGEST_VERDICT)
                : fact(facts, SnapshotLabel.SUBJECT, "something") + " was captured by the trigger "
                        + fact(facts, SnapshotLabel.TRIGGER, "of an unknown name");
    }

    private static String fact(Map<String, String> facts, String name, String otherwise) {
        String value = facts.get(name);
        return value == null ? otherwise : SlackText.of(value, LONGEST_FACT);
    }
}
