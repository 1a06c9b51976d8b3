/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;

/** Findings as the text of {@code explain.txt}: the verdict, then sections; one without content is left out. */
public final class TextReport {
    private TextReport() {}

    /** The text, lines ending in {@code \n}. */
    public static String of(Findings findings) {
        Page page = new Page();
        page.paragraph(VerdictSentences.of(findings), 0, 2);
        FailuresSection.write(findings, page);
        MeanwhileSections meanwhile = new MeanwhileSections(findings);
        meanwhile.writeRegion(page);
        ContentionSections contention = new ContentionSections(findings);
        contention.writeLock(page);
        AccountSections.write(findings, page);
        ArrivalSection.write(findings, page);
        CpuSection.write(findings, page);
        CarrierSection.write(findings, page);
        OffspringSection.write(findings, page);
        meanwhile.writeInside(page);
        meanwhile.writeHeldUp(page);
        contention.writeChain(page);
        contention.writeHeldUp(page);
        ComparisonSection.write(findings, page);
        OverviewSection.write(findings, page);
        SourceSection.write(findings, page);
        KnowledgeSection.write(findings, page);
        NextSection.write(findings, page);
        return page.toString();
    }
}
