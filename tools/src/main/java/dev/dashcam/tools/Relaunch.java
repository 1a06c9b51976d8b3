/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools;

import dev.dashcam.tools.terminal.ExitCode;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the command again in a JVM with the one option that a jar's manifest cannot give. What Chronicle Bytes needs opened
 * is in the manifest; but since JDK 24 the JVM warns of the memory access it is built on, unless told on the command line.
 */
final class Relaunch {
    private static final String OPTION = "--sun-misc-unsafe-memory-access=allow";
    /** What the JVM makes of the option. */
    private static final String OPTION_AS_PROPERTY = "sun.misc.unsafe.memory.access";

    private static final String CHILD = "dashcam.child";
    private static final int WARNS_SINCE = 24;
    private static final String USES_COLUMNS = "explain";

    private Relaunch() {}

    /** Whether these arguments need a JVM that was told more than this one. */
    static boolean isNeeded(String[] args) {
        // A plain look at the arguments, since everything that is loaded here is loaded again there.
        return Runtime.version().feature() >= WARNS_SINCE
                && System.getProperty(OPTION_AS_PROPERTY) == null
                && List.of(args).contains(USES_COLUMNS);
    }

    /** Runs the command in a JVM of its own and answers its exit status. */
    static int run(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add(OPTION);
        command.add("-D" + CHILD + "=true");
        command.add("-jar");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(args));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy, "dashcam-stop-child"));
        return child.waitFor();
    }

    /** In the JVM that was started: ends with the one that started it, also when that one is killed. */
    static void endWithParent() {
        if (Boolean.getBoolean(CHILD)) {
            ProcessHandle.current().parent().ifPresent(Relaunch::endWith);
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    Runtime.getRuntime().halt(ExitCode.PLACE);
                },
                "dashcam-watch-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
