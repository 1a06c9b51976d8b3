/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file that the code of a frame was written in, as far as a frame tells: the JVM's own events name no files. */
public final class SourceFile {
    private static final Pattern NAME =
            Pattern.compile("[\\p{javaJavaIdentifierPart}-]+(?:\\.[\\p{javaJavaIdentifierPart}-]+)+");
    private static final String JAVA = ".java";
    /** Kotlin puts what is in no class of a file into a class of that name. */
    private static final String KOTLIN_FILE_CLASS = "Kt";

    private SourceFile() {}

    /** The file's name: as the frame has it, else as the outermost class lets expect it. */
    public static String nameOf(StackTraceElement frame) {
        return nameOf(frame, JAVA);
    }

    /** Whether nobody wrote this class: a proxy, or what the JVM made of a lambda. */
    static boolean isGenerated(StackTraceElement frame) {
        String className = frame.getClassName();
        return className.contains("$$") || className.contains("$Proxy") || className.indexOf('/') >= 0;
    }

    /**
     * The path from the source root on, percent-encoded, null when there cannot be one.
     *
     * @param extension what files end with of which the frame does not tell the name
     */
    static @Nullable String pathOf(StackTraceElement frame, String extension) {
        StringBuilder path = new StringBuilder();
        String className = frame.getClassName();
        int simple = className.lastIndexOf('.') + 1;
        if (simple > 0) {
            for (String part : className.substring(0, simple - 1).split("\\.", -1)) {
                if (part.isEmpty()) {
                    return null;
                }
                path.append(encoded(part)).append('/');
            }
        }
        return simple == className.length()
                ? null
                : path.append(encodedNameOf(frame, extension)).toString();
    }

    static String encodedNameOf(StackTraceElement frame, String extension) {
        return encoded(nameOf(frame, extension));
    }

    private static String nameOf(StackTraceElement frame, String extension) {
        String known = frame.getFileName();
        if (known != null && NAME.matcher(known).matches()) {
            return known;
        }
        String outermost = outermost(frame.getClassName());
        boolean isKotlin = outermost.length() > KOTLIN_FILE_CLASS.length() && outermost.endsWith(KOTLIN_FILE_CLASS);
        return isKotlin
                ? outermost.substring(0, outermost.length() - KOTLIN_FILE_CLASS.length()) + ".kt"
                : outermost + extension;
    }

    private static String outermost(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int inner = simple.indexOf('$', 1);
        return inner > 0 ? simple.substring(0, inner) : simple;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
