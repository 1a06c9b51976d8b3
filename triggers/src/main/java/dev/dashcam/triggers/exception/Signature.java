/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.exception;

import java.util.List;

/** What makes two exceptions the same problem: their type, and the place in the application that they come from. */
final class Signature {
    private static final String AT = " at ";

    /** Where hardly anybody's own code is. */
    private static final List<String> FOREIGN = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "org.springframework.",
            "org.apache.",
            "org.hibernate.",
            "com.zaxxer.",
            "com.fasterxml.",
            "io.netty.",
            "io.micrometer.",
            "reactor.",
            "kotlin.",
            "scala.",
            "groovy.",
            "dev.dashcam.");

    private Signature() {}

    /**
     * Such as {@code java.lang.IllegalStateException at com.acme.Prices.of}. Reads the stack, which allocates.
     *
     * @param packages those of the application's own code; where there are none it is what is not known to be a library
     */
    static String of(Throwable error, List<String> packages) {
        String type = error.getClass().getName();
        StackTraceElement[] stack = error.getStackTrace();
        if (stack.length == 0) {
            return type;
        }
        StackTraceElement place = stack[0];
        for (StackTraceElement frame : stack) {
            if (isOwn(frame.getClassName(), packages)) {
                place = frame;
                break;
            }
        }
        return type + AT + place.getClassName() + "." + place.getMethodName();
    }

    private static boolean isOwn(String className, List<String> packages) {
        return packages.isEmpty()
                ? FOREIGN.stream().noneMatch(className::startsWith)
                : packages.stream().anyMatch(own -> className.startsWith(own + "."));
    }

    /** The same for people, without packages: {@code IllegalStateException at Prices.of}. */
    static String words(String signature) {
        int at = signature.indexOf(AT);
        String type = at < 0 ? signature : signature.substring(0, at);
        String shortType = type.substring(type.lastIndexOf('.') + 1);
        if (at < 0) {
            return shortType;
        }
        String place = signature.substring(at + AT.length());
        int method = place.lastIndexOf('.');
        return shortType + AT + place.substring(place.lastIndexOf('.', method - 1) + 1);
    }
}
