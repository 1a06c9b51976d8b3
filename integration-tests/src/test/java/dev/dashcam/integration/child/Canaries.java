/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks for secrets in every byte of a snapshot: as it is stored, and in each entry as it is read. */
final class Canaries {
    private static final String BEGIN = "CANARY-";
    private static final String LETTER = "[a-z-]";

    private Canaries() {}

    /** Those that are there, each with the entry and how its characters are stored. */
    static Set<String> in(Path snapshot) throws IOException {
        Set<String> found = new TreeSet<>();
        look("the file", Files.readAllBytes(snapshot), found);
        try (ZipFile zip = new ZipFile(snapshot.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                look(entry.getName(), zip.getInputStream(entry).readAllBytes(), found);
            }
        }
        return found;
    }

    /** As UTF-8 they look as in Latin-1, and so they do in JFR's own form. */
    private static void look(String place, byte[] bytes, Set<String> found) {
        String content = new String(bytes, ISO_8859_1);
        for (Charset charset : List.of(ISO_8859_1, UTF_16BE, UTF_16LE)) {
            Matcher matcher = pattern(charset).matcher(content);
            while (matcher.find()) {
                String canary = new String(matcher.group().getBytes(ISO_8859_1), charset);
                found.add(canary + " in " + place + (charset == ISO_8859_1 ? "" : " as " + charset));
            }
        }
    }

    private static Pattern pattern(Charset charset) {
        String begin = new String(BEGIN.getBytes(charset), ISO_8859_1);
        String letters = charset == ISO_8859_1
                ? LETTER + "*+"
                : charset == UTF_16BE ? "(?:\0" + LETTER + ")*+" : "(?:" + LETTER + "\0)*+";
        return Pattern.compile(Pattern.quote(begin) + letters);
    }

    /** What of them is where, without how they are stored. */
    static Set<String> named(Set<String> found) {
        return found.stream().map(each -> each.split(" ", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
    }
}
