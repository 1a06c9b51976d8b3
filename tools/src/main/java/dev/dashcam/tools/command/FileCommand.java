/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.tools.recording.PrivateKeys;
import dev.dashcam.tools.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that read one recording share. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n")
abstract class FileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A recording (.dcam), or - for standard input.")
    private String file = "";

    @Option(
            names = {"-i", "--identity"},
            paramLabel = "KEY",
            description = "The file of a private key of age, for a recording that is encrypted.")
    private List<Path> identities = List.of();

    @Option(names = "--debug", description = "Show where in the program an error came from.")
    private boolean debug;

    FileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does what the command is for and answers the exit status. */
    abstract int run(String name) throws IOException;

    @Override
    public final Integer call() throws IOException {
        return run(file);
    }

    final PrivateKeys keys() {
        return new PrivateKeys(identities);
    }

    final Terminal terminal() {
        return terminal;
    }

    final boolean isDebug() {
        return debug;
    }
}
