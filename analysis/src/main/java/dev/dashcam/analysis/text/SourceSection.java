/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.source.SourceLinks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each place in the code that the text speaks of with the link to it, whole, since a terminal opens no link that is cut. */
final class SourceSection {
    private final SourceLinks links;
    private final Map<String, String> linkByPlace = new LinkedHashMap<>();

    private SourceSection(SourceLinks links) {
        this.links = links;
    }

    static void write(Findings findings, Page page) {
        SourceSection section =
                new SourceSection(SourceLinks.of(findings.manifest().configuration()));
        section.add(findings.atTrigger());
        if (findings.poolUse() != null && findings.poolUse().longest() != null) {
            section.add(findings.poolUse().longest().place());
        }
        section.add(findings.contention());
        section.add(findings.states());
        if (findings.keptCarriers() != null) {
            section.add(findings.keptCarriers().longestPlace());
        }
        if (section.linkByPlace.isEmpty()) {
            return;
        }
        page.title("In the source");
        int width = section.linkByPlace.keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        section.linkByPlace.forEach((place, link) -> page.line("  " + Words.left(place, width) + "  " + link));
    }

    private void add(@Nullable AtTrigger atTrigger) {
        for (ThreadNow each = atTrigger == null ? null : atTrigger.thread(); each != null; each = each.owner()) {
            add(each.place());
        }
    }

    private void add(@Nullable Contention contention) {
        if (contention == null) {
            return;
        }
        add(contention.place());
        for (Holder holder = contention.holder(); holder != null; holder = holder.next()) {
            add(holder.place());
            StateShare wait = holder.mainWait();
            if (wait != null) {
                add(wait.place());
            }
        }
    }

    private void add(@Nullable StateAccount states) {
        if (states != null) {
            states.shares().forEach(share -> add(share.place()));
        }
    }

    private void add(CodePlace place) {
        StackTraceElement frame = place.frame();
        String link = frame == null ? null : links.of(frame);
        if (link != null) {
            linkByPlace.putIfAbsent(Words.line(place.words()), link);
        }
    }
}
