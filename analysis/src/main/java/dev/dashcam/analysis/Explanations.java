/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.text.TextReport;
import dev.dashcam.analysis.text.VerdictSentences;
import dev.dashcam.explain.Explainer;
import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.Incident;
import java.io.IOException;

/**
 * Explains recordings from the recorder's own events: where the time of one task went, how that differs from what is usual,
 * and who else was there. Keeps no events: it reads them up to four times, in time order, and holds at most
 * {@link ExplainOptions#maxHeapBytes} of heap. Stateless; for any thread.
 */
public final class Explanations implements Explainer {
    /** An explainer. */
    public Explanations() {}

    @Override
    public Explanation explain(Incident incident) throws IOException {
        return explain(incident, ExplainOptions.cause());
    }

    /**
     * Explains what the options say.
     *
     * @throws IOException when the events cannot be read
     * @throws NoSuchTaskException when the task asked for is not in the recording
     * @throws dev.dashcam.explain.ExplanationLeftOut when it would take more heap than the options allow, or the thread was
     *     interrupted
     */
    public Explanation explain(Incident incident, ExplainOptions options) throws IOException {
        return inWords(examine(incident, options));
    }

    /** The same as plain values. */
    public Findings examine(Incident incident, ExplainOptions options) throws IOException {
        return new Examination(incident, options).run();
    }

    /** Findings in words. */
    public static Explanation inWords(Findings findings) {
        return new Explanation(
                VerdictSentences.of(findings), VerdictSentences.because(findings), TextReport.of(findings));
    }
}
