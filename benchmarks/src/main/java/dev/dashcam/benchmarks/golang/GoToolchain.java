/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.golang;

import dev.dashcam.benchmarks.report.MistakeException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Go to compare with.
 *
 * @param command its {@code go}, null when there is none that will do
 * @param words its version, or why nothing is measured
 */
public record GoToolchain(@Nullable Path command, String words) {
    private static final Pattern VERSION = Pattern.compile("go(\\d+)\\.(\\d+)\\S*");
    /** The first with a flight recorder. */
    private static final int MINOR = 25;

    /**
     * Looks where it was said to be, else at {@code GOROOT}, else on the {@code PATH}.
     *
     * @param given the command, or a folder that has it, itself or in {@code bin}
     */
    public static GoToolchain find(@Nullable Path given) throws IOException, InterruptedException {
        for (Path folder : folders(given)) {
            for (Path candidate : List.of(folder, folder.resolve("bin/go"), folder.resolve("go"))) {
                if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return judge(candidate.toAbsolutePath());
                }
            }
        }
        if (given != null) {
            throw new MistakeException("--go " + given + ": no go command there, nor in its folder bin");
        }
        return new GoToolchain(null, "not measured here: no Go toolchain");
    }

    static GoToolchain judge(Path command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.toString(), "version").start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher version = VERSION.matcher(output);
        if (!version.find()) {
            return new GoToolchain(null, "not measured here: the Go found does not say its version");
        }
        boolean isEnough = Integer.parseInt(version.group(1)) > 1 || Integer.parseInt(version.group(2)) >= MINOR;
        return isEnough
                ? new GoToolchain(command, version.group())
                : new GoToolchain(null, "not measured here: " + version.group() + " found, 1." + MINOR + " needed");
    }

    private static List<Path> folders(@Nullable Path given) {
        if (given != null) {
            return List.of(given);
        }
        List<Path> folders = new ArrayList<>();
        String root = System.getenv("GOROOT");
        if (root != null && !root.isEmpty()) {
            folders.add(Path.of(root));
        }
        String path = System.getenv("PATH");
        if (path != null) {
            for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
                if (!folder.isEmpty()) {
                    folders.add(Path.of(folder));
                }
            }
        }
        return folders;
    }
}
