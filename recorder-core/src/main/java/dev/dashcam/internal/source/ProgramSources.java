/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import dev.dashcam.source.SourceLinks;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How lines of the running program are linked. What it was built from is looked for when somebody first asks, which no request
 * does. Safe for all threads.
 */
public final class ProgramSources {
    private final SourceSettings settings;
    /** Whoever starts a recorder may be undeployed before it is closed. */
    private final WeakReference<@Nullable ClassLoader> starter;

    private volatile @Nullable SourceLinks links;

    /** The sources of the program that the calling thread's class loader is for. */
    public ProgramSources(SourceSettings settings) {
        this.settings = settings;
        this.starter = new WeakReference<>(Thread.currentThread().getContextClassLoader());
    }

    /** The links. */
    public SourceLinks links() {
        SourceLinks present = links;
        if (present == null) {
            present = new SourceLinks(settings.urls(), commit(), ownPackages());
            links = present;
        }
        return present;
    }

    /** Why lines are not linked that should be, null when there is no such reason. */
    public @Nullable String problem() {
        return settings.urls().isEmpty() ? null : links().problem();
    }

    private @Nullable String commit() {
        ClassLoader loader = starter.get();
        String commit = loader == null ? null : find(loader);
        return commit != null ? commit : find(ProgramSources.class.getClassLoader());
    }

    /** Class loaders are other people's code. */
    private static @Nullable String find(ClassLoader loader) {
        try {
            return Commit.find(loader);
        } catch (RuntimeException | LinkageError broken) {
            return null;
        }
    }

    private List<String> ownPackages() {
        if (!settings.ownPackages().isEmpty()) {
            return settings.ownPackages();
        }
        String main = MainPackage.find();
        return main == null ? List.of() : List.of(main);
    }
}
