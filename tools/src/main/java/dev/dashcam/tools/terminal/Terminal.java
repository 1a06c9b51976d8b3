/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out results; buffered, so whoever ends the process flushes it
 * @param err complaints and progress
 * @param colour whether results may be coloured
 * @param interactive whether somebody watches standard error
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, boolean interactive) {
    private static final int BUFFER_BYTES = 64 << 10;

    /** The process's own. */
    public static Terminal ofProcess() {
        Charset charset = charset();
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES), false, charset);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
        return new Terminal(System.in, out, err, isTerminal(1) && wantsColour(System.getenv()), isTerminal(2));
    }

    /** The text in bold where results may be coloured. */
    public String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** The text in red where results may be coloured. */
    public String red(String text) {
        return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    /** The text in green where results may be coloured. */
    public String green(String text) {
        return colour ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /** UTF-8 as every tool writes it, except where the console has a code page of its own. */
    private static Charset charset() {
        String console = System.getProperty("stdout.encoding");
        return console != null
                        && System.getProperty("os.name", "").startsWith("Windows")
                        && Charset.isSupported(console)
                ? Charset.forName(console)
                : StandardCharsets.UTF_8;
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        return isConsole(System.console());
    }

    /** Without {@code /proc}: from JDK 22 on there is a console even where there is no terminal, and it says so. */
    private static boolean isConsole(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
