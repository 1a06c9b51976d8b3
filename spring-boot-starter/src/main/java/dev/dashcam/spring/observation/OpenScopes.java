/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The scopes of observations that are open on each thread, and what ends with each. */
final class OpenScopes {
    @SuppressWarnings("ThreadLocalUsage") // one for each application, emptied whenever nothing is open
    private final ThreadLocal<@Nullable Open> top = new ThreadLocal<>();

    private static final class Open {
        private final Observation.Context context;
        private final Runnable end;

        @Nullable
        private Open below;

        Open(Observation.Context context, Runnable end, @Nullable Open below) {
            this.context = context;
            this.end = end;
            this.below = below;
        }
    }

    /** A scope was opened on this thread. */
    void opened(Observation.Context context, Runnable end) {
        top.set(new Open(context, end, top.get()));
    }

    /** Whether any is open on this thread. */
    boolean isAnyOpen() {
        return top.get() != null;
    }

    /** The newest scope of this observation was closed on this thread. */
    boolean closed(Observation.Context context) {
        Open above = null;
        for (Open open = top.get(); open != null; open = open.below) {
            if (open.context == context) {
                takeOut(above, open);
                open.end.run();
                return true;
            }
            above = open;
        }
        return false;
    }

    private void takeOut(@Nullable Open above, Open open) {
        if (above != null) {
            above.below = open.below;
        } else if (open.below != null) {
            top.set(open.below);
        } else {
            // nothing of ours stays with a thread that lives longer than we do
            top.remove();
        }
    }
}
