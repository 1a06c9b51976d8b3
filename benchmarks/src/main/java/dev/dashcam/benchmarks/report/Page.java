/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of figures. A run replaces what it measured, a section on a JDK, and leaves the rest as it stands. What stands
 * between a block's markers belongs to the programs; so does everything else on the page.
 */
public final class Page {
    private static final Pattern BLOCK =
            Pattern.compile("<!-- begin (\\S+) (\\d+) -->\\n(.*?)\\n<!-- end \\1 \\2 -->", Pattern.DOTALL);

    private final List<Section> sections;
    private final TreeMap<String, TreeMap<Integer, String>> blocks = new TreeMap<>();

    /** A page of these sections, in their order, without any figure. */
    public Page(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /** Takes over the blocks of a page that was written before; where there is none, none. */
    public void takeOver(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Matcher matcher = BLOCK.matcher(Files.readString(file));
        while (matcher.find()) {
            put(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3));
        }
    }

    /** Puts a section's figures on a JDK in the place of those that were there. */
    public void put(String section, int jdk, String markdown) {
        blocks.computeIfAbsent(section, absent -> new TreeMap<>()).put(jdk, markdown.strip());
    }

    /** The whole page. */
    public String markdown() {
        StringBuilder page = new StringBuilder("""
                # Overhead

                What Dashcam costs, measured beside what else could be used. Written by `benchmarks/run overhead`, which anyone
                can run; do not edit it by hand. Figures of one block come from one run on one machine, in which everything was
                measured in turn, again and again, so that they can be compared with each other. On another machine the
                figures differ and the ratios stay about the same.

                "Interval" is the one that holds the true median with at least 95 %. A bar is met when the median is on the
                right side of it; "within noise" says that the interval reaches to its other side.
                """);
        TreeMap<String, TreeMap<Integer, String>> left = new TreeMap<>(blocks);
        for (Section section : sections) {
            TreeMap<Integer, String> byJdk = left.remove(section.name());
            if (byJdk != null) {
                page.append("\n## ").append(section.title()).append("\n\n");
                page.append(section.introduction().strip()).append('\n');
                byJdk.forEach((jdk, block) -> appendBlock(page, section.name(), jdk, block));
            }
        }
        // of a section that another version of this program knows
        left.forEach((section, byJdk) -> byJdk.forEach((jdk, block) -> appendBlock(page, section, jdk, block)));
        return page.toString();
    }

    private static void appendBlock(StringBuilder page, String section, int jdk, String block) {
        String name = section + ' ' + jdk;
        page.append("\n<!-- begin ").append(name).append(" -->\n");
        page.append(block);
        page.append("\n<!-- end ").append(name).append(" -->\n");
    }
}
