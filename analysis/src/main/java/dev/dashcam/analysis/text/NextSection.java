/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Occupant;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.analysis.findings.TaskTitle;
import java.util.ArrayList;
import java.util.List;

/** What to type next. */
final class NextSection {
    private NextSection() {}

    static void write(Findings findings, Page page) {
        List<String> commands = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        Subject subject = findings.subject();
        Meanwhile meanwhile = findings.meanwhile();
        Occupant first = meanwhile == null ? null : meanwhile.first();
        String file = Words.line(findings.fileName());
        if (first != null && first.taskId() != 0) {
            commands.add("dashcam explain " + file + " --task " + TaskNumber.format(first.taskId()));
            meanings.add("the other side: " + Words.line(TaskTitle.of(first)));
        }
        Contention contention = findings.contention();
        Holder holder = contention == null ? null : contention.holder();
        if (holder != null && holder.taskId() != 0) {
            commands.add("dashcam explain " + file + " --task " + TaskNumber.format(holder.taskId()));
            meanings.add("the holder's side: " + Words.line(TaskTitle.of(holder.kind(), holder.name())));
        }
        OffspringSection.rows(findings).stream().limit(1).forEach(child -> {
            commands.add("dashcam explain " + file + " --task " + TaskNumber.format(child.longestTaskId()));
            meanings.add("what it began: " + Words.line(child.name()));
        });
        if (subject != null && subject.isRecorded()) {
            commands.add("dashcam print " + file + " --task " + TaskNumber.format(subject.taskId()));
            meanings.add("its events one by one");
        } else {
            commands.add("dashcam info " + file);
            meanings.add("what is in the file");
        }
        int width = commands.stream().mapToInt(String::length).max().orElse(0);
        page.line("");
        for (int i = 0; i < commands.size(); i++) {
            page.line((i == 0 ? "Next   " : "       ") + Words.left(commands.get(i), width) + "   " + meanings.get(i));
        }
    }
}
