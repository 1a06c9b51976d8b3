/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The links of a service's code: its source URLs, the first that is for a class counts; the commit it was built from; and which
 * packages are its own. A recording carries them in its manifest's configuration. Safe for all threads.
 */
public final class SourceLinks {
    /** The name of the URL in a configuration; of several, each has its number in brackets behind it. */
    public static final String URL = "dashcam.source-url";
    /** The name of the commit in a configuration. */
    public static final String COMMIT = "source.commit";
    /** The name of the service's own packages in a configuration, with commas between them. */
    public static final String PACKAGES = "source.packages";

    private static final int MOST_URLS = 100;
    private static final Pattern VALID_COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

    private final List<SourceUrl> urls;
    private final @Nullable String commit;
    private final List<String> ownPackages;

    /**
     * These links.
     *
     * @param commit its hexadecimal digits, null when not known
     * @param ownPackages the packages of the service's own code with all below them; a name that is empty is for classes in none
     */
    public SourceLinks(List<SourceUrl> urls, @Nullable String commit, List<String> ownPackages) {
        this.urls = List.copyOf(urls);
        this.commit = commit;
        this.ownPackages = List.copyOf(ownPackages);
    }

    /** Whether this can be a commit: hexadecimal digits, 7 to 64 of them. */
    public static boolean isCommit(String text) {
        return VALID_COMMIT.matcher(text).matches();
    }

    /** What a recording's configuration says of them. What is no source URL there is left aside. */
    public static SourceLinks of(Map<String, String> configuration) {
        List<SourceUrl> urls = new ArrayList<>();
        add(configuration.get(URL), urls);
        for (int i = 0; i < MOST_URLS; i++) {
            add(configuration.get(URL + "[" + i + "]"), urls);
        }
        String commit = configuration.get(COMMIT);
        String packages = configuration.get(PACKAGES);
        return new SourceLinks(
                urls,
                commit != null && isCommit(commit) ? commit : null,
                packages == null ? List.of() : List.of(packages.split(",", -1)));
    }

    private static void add(@Nullable String text, List<SourceUrl> urls) {
        if (text != null) {
            try {
                urls.add(SourceUrl.parse(text));
            } catch (IllegalArgumentException none) {
                // A file may hold anything.
            }
        }
    }

    /** The same with other URLs. */
    public SourceLinks with(List<SourceUrl> others) {
        return new SourceLinks(others, commit, ownPackages);
    }

    /** As a recording's configuration says it. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        for (int i = 0; i < urls.size(); i++) {
            configuration.put(
                    urls.size() == 1 ? URL : URL + "[" + i + "]", urls.get(i).toString());
        }
        if (commit != null) {
            configuration.put(COMMIT, commit);
        }
        if (!ownPackages.isEmpty()) {
            configuration.put(PACKAGES, String.join(",", ownPackages));
        }
        return configuration;
    }

    /** Whether a class is the service's own code: in one of its packages, and written by somebody. */
    public boolean isOwn(StackTraceElement frame) {
        return !SourceFile.isGenerated(frame)
                && ownPackages.stream().anyMatch(own -> SourceUrl.isIn(frame.getClassName(), own));
    }

    /** The link of a frame, null when it has none: no URL is for its class, nobody wrote it, or something is not known. */
    public @Nullable String of(StackTraceElement frame) {
        if (SourceFile.isGenerated(frame)) {
            return null;
        }
        for (SourceUrl url : urls) {
            if (url.isFor(frame.getClassName(), ownPackages)) {
                return url.of(frame, commit);
            }
        }
        return null;
    }

    /** Why some or all of the lines that a URL is for have no link, with the remedy; null when there is no such reason. */
    public @Nullable String problem() {
        if (commit == null && urls.stream().anyMatch(SourceUrl::needsCommit)) {
            return "the commit is not known; have the build write git.properties, or leave {commit} out of " + URL;
        }
        if (ownPackages.isEmpty() && urls.stream().anyMatch(SourceUrl::isForOwnPackages)) {
            return "the packages of the service's own code are not known; write " + URL + " as com.acme=https://...";
        }
        return null;
    }
}
