/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.info;

import dev.dashcam.read.Generation;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.tools.text.Amounts;
import dev.dashcam.tools.text.Printable;
import dev.dashcam.tools.text.TimeScale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in a recording, as lines of a name and what it is. */
public final class InfoReport {
    private static final int NAME_WIDTH = 11;

    private final StringBuilder text = new StringBuilder();

    /** A report that begins with this title. */
    public InfoReport(String title) {
        text.append(Printable.of(title)).append("\n\n");
    }

    /** What the recording says about itself. */
    public void manifest(Manifest manifest) {
        boolean snapshot = manifest.type().equals("snapshot");
        TimeScale scale = new TimeScale(manifest.triggerNanos(), manifest.epochNanos(manifest.triggerNanos()), true);
        line("id", manifest.id() + " (" + manifest.type() + ")");
        line("service", manifest.service() + " on " + manifest.host() + ", process " + manifest.processId());
        line("JVM", manifest.jvm());
        String commit = manifest.configuration().get(SourceLinks.COMMIT);
        if (commit != null) {
            line("commit", commit);
        }
        line(snapshot ? "trigger" : "end", scale.date(manifest.triggerNanos()));
        if (snapshot) {
            line("window", Amounts.time(manifest.windowNanos()) + " asked, covered from " + covered(manifest));
        } else {
            line(
                    "covers",
                    Amounts.time(manifest.endNanos() - manifest.startNanos()) + " from "
                            + scale.date(manifest.startNanos()));
        }
        line("complete", complete(manifest));
        line("lost", losses(manifest.losses()));
        manifest.causes().forEach(cause -> line("cause", cause(cause)));
        if (manifest.unlistedCauses() > 0) {
            line("", "and " + Amounts.count(manifest.unlistedCauses(), "more cause", "more causes"));
        }
        Manifest.Overlap overlap = manifest.overlap();
        if (overlap != null) {
            line(
                    "overlap",
                    "shares " + Amounts.time(overlap.endNanos() - overlap.startNanos()) + " with "
                            + overlap.snapshotId());
        }
        verdict(manifest);
        line("format", manifest.formatVersion() + ", read by tools of " + manifest.readableFrom() + " and newer");
    }

    /** What can be said of a recording without its manifest. */
    public void generations(Inventory inventory) {
        Generation first = inventory.first();
        Generation last = inventory.last();
        if (first == null || last == null) {
            return;
        }
        TimeScale scale = new TimeScale(first.startNanos(), first.epochNanos(first.startNanos()), true);
        line("covers", Amounts.time(last.endNanos() - first.startNanos()) + " from " + scale.date(first.startNanos()));
        line(
                "complete",
                first.completeFromNanos() <= first.startNanos()
                        ? "from its start"
                        : "from " + Amounts.time(first.completeFromNanos() - first.startNanos()) + " after its start");
        line("lost", losses(inventory.losses()));
    }

    /** A name and what it is, in one line; the name may be empty. */
    public void line(String name, String value) {
        text.append(name).append(" ".repeat(Math.max(2, NAME_WIDTH - name.length())));
        text.append(Printable.of(value)).append('\n');
    }

    /** An empty line and text as it is. */
    public void block(String block) {
        text.append('\n').append(block);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String covered(Manifest manifest) {
        String before = Amounts.time(manifest.triggerNanos() - manifest.startNanos()) + " before ";
        return manifest.endNanos() <= manifest.triggerNanos()
                ? before + "the trigger"
                : before + "to " + Amounts.time(manifest.endNanos() - manifest.triggerNanos()) + " after the trigger";
    }

    private static String complete(Manifest manifest) {
        long missing = manifest.completeFromNanos() - manifest.startNanos();
        if (missing <= 0) {
            return "all of it, for all threads";
        }
        return "from " + Amounts.time(missing) + " after its start, for all threads";
    }

    private static String losses(Map<String, Long> losses) {
        if (losses.values().stream().allMatch(count -> count == 0)) {
            return "nothing";
        }
        return losses.entrySet().stream()
                .filter(loss -> loss.getValue() != 0)
                .map(loss -> Amounts.count(loss.getValue()) + " " + loss.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String cause(Cause cause) {
        StringBuilder words = new StringBuilder(cause.trigger());
        if (!cause.kind().equals(cause.trigger())) {
            words.append(" (").append(cause.kind()).append(')');
        }
        if (!cause.subject().isEmpty()) {
            words.append(": ").append(cause.subject());
        }
        if (!Double.isNaN(cause.observed())) {
            words.append(", ").append(Quantity.measured(cause.observed(), cause.unit()));
            if (!Double.isNaN(cause.threshold())) {
                words.append(cause.observed() < cause.threshold() ? " < " : " >= ")
                        .append(Quantity.chosen(cause.threshold(), cause.unit()));
            }
        }
        if (cause.taskId() != 0) {
            words.append(", task ").append(Long.toHexString(cause.taskId()));
        }
        if (cause.traceId() != null) {
            words.append(", trace ").append(cause.traceId());
        }
        return words.toString();
    }

    private void verdict(Manifest manifest) {
        if (manifest.verdict() != null) {
            line("verdict", manifest.verdict());
        } else if (manifest.verdictLeftOut() != null) {
            line("verdict", "left out: " + manifest.verdictLeftOut());
        }
    }
}
