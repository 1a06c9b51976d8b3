/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the service's own code in a stack, and calls it as people do. */
final class Frames {
    private static final List<String> NOT_OF_THE_SERVICE = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "scala.",
            "dev.dashcam.task.",
            "dev.dashcam.FlightRecorder",
            "dev.dashcam.internal.");

    private Frames() {}

    /** The innermost frame that is not the JDK's, null when there is none. */
    static @Nullable StackTraceElement service(List<StackTraceElement> stack) {
        return stack.stream().filter(Frames::isOfService).findFirst().orElse(null);
    }

    /** The frames that the service called directly or indirectly, the innermost first; all of them where it has none. */
    static List<StackTraceElement> aboveService(List<StackTraceElement> stack) {
        return stack.stream().takeWhile(frame -> !isOfService(frame)).toList();
    }

    /** The frame of another class that called that one, the same one when there is none. */
    static @Nullable StackTraceElement caller(List<StackTraceElement> stack) {
        StackTraceElement inner = service(stack);
        if (inner == null) {
            return null;
        }
        return stack.stream()
                .filter(Frames::isOfService)
                .filter(frame -> !topLevel(frame).equals(topLevel(inner)))
                .findFirst()
                .orElse(inner);
    }

    /** Proxies and lambdas are classes that nobody wrote. */
    private static boolean isOfService(StackTraceElement frame) {
        return !frame.getClassName().contains("$$")
                && !frame.getClassName().contains("$Proxy")
                && NOT_OF_THE_SERVICE.stream().noneMatch(frame.getClassName()::startsWith);
    }

    /** {@code Inventory.reserve}. */
    static String method(@Nullable StackTraceElement frame) {
        return frame == null ? "" : simple(frame.getClassName()) + "." + methodName(frame);
    }

    /** {@code Inventory.reserve at Inventory.java:88}; unknown for none. */
    static CodePlace place(@Nullable StackTraceElement frame) {
        if (frame == null) {
            return CodePlace.UNKNOWN;
        }
        String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
        return new CodePlace(method(frame) + " at " + SourceFile.nameOf(frame) + line, frame);
    }

    /** The body of a lambda is called by the method it is in. */
    private static String methodName(StackTraceElement frame) {
        String name = frame.getMethodName();
        if (name.startsWith("lambda$")) {
            int end = name.indexOf('$', 7);
            return end > 7 ? name.substring(7, end) : name;
        }
        return name;
    }

    private static String topLevel(StackTraceElement frame) {
        String simple = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        int inner = simple.indexOf('$');
        return inner > 0 ? simple.substring(0, inner) : simple;
    }

    /** A class's name without package and outer classes. */
    static String simple(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1);
        int inner = name.lastIndexOf('$');
        boolean named = inner > 0 && inner < name.length() - 1 && !Character.isDigit(name.charAt(inner + 1));
        return named ? name.substring(inner + 1) : name;
    }
}
