/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child.program;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationContext;

/** The contexts that there have been in this JVM. A restart of devtools loads this class anew, so the JVM keeps them for it. */
final class Contexts {
    private static final String KEY = "child.contexts";

    private Contexts() {}

    static void began(ApplicationContext context) {
        all().add(new WeakReference<>(context));
    }

    /** How many are still in memory. */
    static long left() {
        System.gc();
        return all().stream().filter(context -> context.get() != null).count();
    }

    @SuppressWarnings("unchecked") // nobody else knows the key
    private static List<WeakReference<ApplicationContext>> all() {
        return (List<WeakReference<ApplicationContext>>) System.getProperties()
                .computeIfAbsent(KEY, key -> new CopyOnWriteArrayList<WeakReference<ApplicationContext>>());
    }
}
