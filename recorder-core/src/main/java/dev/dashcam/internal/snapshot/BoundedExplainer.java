/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.explain.Explainer;
import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.Incident;
import dev.dashcam.internal.thread.DaemonThread;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Explains within a limit of time, on a thread of its own, whatever the explainer does. */
final class BoundedExplainer {
    private static final String NONE = "no explainer: add dev.dashcam:dashcam-analysis";

    private final @Nullable Explainer explainer;
    private final Duration limit;
    /** The last one that did not end in time: an explainer that never ends must not cost a thread each time. */
    private volatile @Nullable Thread late;

    BoundedExplainer(@Nullable Explainer explainer, Duration limit) {
        this.explainer = explainer;
        this.limit = limit;
    }

    /** Whether there is one. */
    boolean exists() {
        return explainer != null;
    }

    /**
     * Explains the incident.
     *
     * @throws ExplanationLeftOut when there is no explanation; the message says why
     */
    Explanation explain(Incident incident) {
        if (explainer == null) {
            throw new ExplanationLeftOut(NONE);
        }
        Thread before = late;
        if (before != null && before.isAlive()) {
            throw new ExplanationLeftOut("an earlier one still takes its time");
        }
        FutureTask<Explanation> work = new FutureTask<>(() -> explainer.explain(incident));
        Thread thread = DaemonThread.of("dashcam-explain", work);
        thread.start();
        try {
            return work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            late = thread;
            work.cancel(true);
            throw new ExplanationLeftOut(
                    "it took longer than " + limit.toMillis() + " ms; `dashcam explain` takes its time");
        } catch (InterruptedException interrupted) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new ExplanationLeftOut("the recorder was closed");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof ExplanationLeftOut leftOut
                    ? leftOut
                    : new ExplanationLeftOut("it failed with " + cause);
        }
    }
}
