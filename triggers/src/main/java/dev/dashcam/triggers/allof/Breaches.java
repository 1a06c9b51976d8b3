/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.allof;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.Trigger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What each part has asked last. Any thread; nothing is allocated unless a part asks. */
final class Breaches {
    private static final Decision NOT_ALL = Decision.suppressed(Reason.NOT_ALL);

    private final Trigger whole;
    private final long withinNanos;
    private final AtomicReferenceArray<@Nullable Cause> last;
    private volatile Part @Nullable [] parts;

    Breaches(Trigger whole, long withinNanos, int count) {
        this.whole = whole;
        this.withinNanos = withinNanos;
        this.last = new AtomicReferenceArray<>(count);
    }

    /** Where a part asks; whatever asks here is the recorder's own. */
    Trigger.Asker of(int index, Trigger.Asker asker) {
        Part[] known = parts;
        if (known == null || known[index].asker != asker) {
            known = new Part[last.length()];
            for (int i = 0; i < known.length; i++) {
                known[i] = new Part(i, asker);
            }
            parts = known;
        }
        return known[index];
    }

    /** Where a part asks about a task, null where that is only imagined or a drill: such asks elsewhere and is not remembered. */
    Trigger.@Nullable Asker ofKnown(int index, Trigger.Asker asker) {
        Part[] known = parts;
        return known == null || known[index].asker != asker ? null : known[index];
    }

    private final class Part implements Trigger.Asker {
        private final int index;
        private final Trigger.Asker asker;

        Part(int index, Trigger.Asker asker) {
            this.index = index;
            this.asker = asker;
        }

        @Override
        public Decision ask(Cause cause) {
            last.set(index, cause);
            StringBuilder saw = new StringBuilder();
            for (int i = 0; i < last.length(); i++) {
                Cause other = last.get(i);
                if (other == null || cause.atNanos() - other.atNanos() > withinNanos) {
                    return NOT_ALL;
                }
                saw.append(i == 0 ? "" : " and ").append(other.saw());
            }
            Decision decision = asker.ask(new Cause(
                    whole.name(),
                    whole.kind(),
                    cause.subject(),
                    cause.taskId(),
                    cause.traceId(),
                    Double.NaN,
                    Double.NaN,
                    "",
                    saw.toString(),
                    cause.atNanos()));
            if (decision.isSettled()) {
                for (int i = 0; i < last.length(); i++) {
                    last.set(i, null);
                }
            }
            return decision;
        }
    }
}
