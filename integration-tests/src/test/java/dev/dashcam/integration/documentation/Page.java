/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page of the repository. */
record Page(Path file, String text) {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    static Page readme() {
        return of(ROOT.resolve("README.md"));
    }

    static List<Page> all() {
        try (Stream<Path> files = Files.walk(ROOT, new FileVisitOption[0])) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of(ROOT.relativize(file).toString().split("[/\\\\]"))
                            .noneMatch(NOT_OURS::contains))
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks in this language, the empty text for those without one. */
    List<String> blocks(String language) {
        return FENCED.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Where its links lead inside the repository. */
    List<Path> links() {
        return LINK.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1).replaceAll("#.*", ""))
                .filter(target -> !target.isEmpty() && !target.contains("://"))
                .map(target -> file.resolveSibling(target).normalize())
                .toList();
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }

    private static Page of(Path file) {
        try {
            return new Page(file, Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
