/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.info;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Manifest;
import dev.dashcam.tools.text.Amounts;
import dev.dashcam.tools.text.KindWords;
import dev.dashcam.tools.text.Printable;
import dev.dashcam.tools.text.Table;
import java.util.List;

/** The tables of what is in a recording. */
public final class InfoTables {
    private static final String GENERATIONS = "generations/";

    private InfoTables() {}

    /** The entries of the file, the generations as one. */
    public static String entries(List<Manifest.Entry> entries) {
        Table table = new Table();
        table.row("entries", "bytes");
        List<Manifest.Entry> generations =
                entries.stream().filter(entry -> isGeneration(entry.name())).toList();
        if (!generations.isEmpty()) {
            table.row(
                    GENERATIONS + " (" + Amounts.count(generations.size(), "entry", "entries") + ")",
                    Amounts.count(bytes(generations)));
        }
        for (Manifest.Entry entry : entries) {
            if (!isGeneration(entry.name())) {
                table.row(Printable.of(entry.name()), Amounts.count(entry.bytes()));
            }
        }
        table.row("all", Amounts.count(bytes(entries)));
        return table.toString();
    }

    private static boolean isGeneration(String name) {
        return name.startsWith(GENERATIONS);
    }

    private static long bytes(List<Manifest.Entry> entries) {
        return entries.stream().mapToLong(Manifest.Entry::bytes).sum();
    }

    /** The events by kind. */
    public static String kinds(Inventory inventory) {
        Table table = new Table();
        table.row("events", "count", "bytes unpacked");
        long events = 0;
        long bytes = 0;
        for (EventKind kind : EventKind.values()) {
            if (kind != EventKind.SYNC && inventory.events(kind) > 0) {
                table.row(
                        KindWords.of(kind),
                        Amounts.count(inventory.events(kind)),
                        Amounts.count(inventory.bytes(kind)));
                events += inventory.events(kind);
                bytes += inventory.bytes(kind);
            }
        }
        table.row("all", Amounts.count(events), Amounts.count(bytes));
        return table.toString();
    }
}
