/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a service: part of file names, so letters, digits, dots, dashes and underscores only. */
public final class ServiceName {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern VERSION =
            Pattern.compile("-\\d[\\w.+]*(-(SNAPSHOT|RELEASE|FINAL|GA|RC\\d*|M\\d+))?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9._-]+");
    private static final String FALLBACK = "java";

    private ServiceName() {}

    /** Whether this can be the name of a service. */
    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** A name made of the main class's or jar's. */
    public static String ofMainClass() {
        return of(System.getProperty("sun.java.command", ""));
    }

    static String of(String command) {
        String main = command.strip().split("\\s+", 2)[0];
        String simple = main.endsWith(".jar")
                ? withoutVersion(
                        main.substring(Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\')) + 1, main.length() - 4))
                : main.substring(main.lastIndexOf('.') + 1);
        String fit = UNFIT.matcher(simple.toLowerCase(Locale.ROOT)).replaceAll("-");
        String kept = fit.substring(0, Math.min(fit.length(), 64));
        return isValid(kept) ? kept : FALLBACK;
    }

    /** The next version is the same service: its snapshots belong beside those of the last one, under one quota. */
    private static String withoutVersion(String jar) {
        return VERSION.matcher(jar).replaceFirst("");
    }
}
