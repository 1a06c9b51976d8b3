/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.encryption.DecryptionException;
import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.Complaint;
import dev.dashcam.tools.terminal.ExitCode;
import dev.dashcam.tools.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command itself: hands over to its parts and says in one line what went wrong. */
@Command(
        name = "dashcam",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads what Dashcam, the flight recorder for JVM services, has recorded.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  dashcam explain 7f3k2q.dcam             why was the request slow?",
            "  dashcam print 7f3k2q.dcam --task 51e0   what did that task do?",
            "",
            "dashcam COMMAND --help says more about a command."
        })
public final class DashcamCommand {
    private static final int USAGE_WIDTH = 110;
    private static final String DEBUG = "DASHCAM_DEBUG";

    private final Terminal terminal;

    /** The command on this terminal. */
    public DashcamCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does what the arguments say and answers the exit status. */
    public int run(String... args) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new InfoCommand(terminal))
                .addSubcommand(new PrintCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new DecryptCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(new ColorScheme.Builder(
                                CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                        .build())
                .setParameterExceptionHandler((exception, arguments) -> wrongUsage(exception))
                .setExecutionExceptionHandler(this::failure);
        line.setUsageHelpWidth(USAGE_WIDTH);
        if (args.length == 0) {
            line.usage(terminal.err());
            return ExitCode.USAGE;
        }
        try {
            return line.execute(args);
        } finally {
            terminal.out().flush();
        }
    }

    private int wrongUsage(ParameterException exception) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        List<String> unknown =
                exception instanceof UnmatchedArgumentException unmatched ? unmatched.getUnmatched() : List.of();
        if (exception.getCommandLine().getParent() == null
                && !unknown.isEmpty()
                && !unknown.get(0).startsWith("-")) {
            complain("there is no command '" + unknown.get(0) + "'; the commands are "
                    + String.join(
                            ", ", exception.getCommandLine().getSubcommands().keySet()));
        } else {
            complain(exception.getMessage() + " (see " + command + " --help)");
        }
        return ExitCode.USAGE;
    }

    private int failure(Exception exception, CommandLine line, ParseResult result) {
        terminal.out().flush();
        boolean debug =
                System.getenv(DEBUG) != null || (line.getCommand() instanceof FileCommand command && command.isDebug());
        if (debug) {
            exception.printStackTrace(terminal.err());
        }
        if (exception instanceof Complaint complaint) {
            complain(String.valueOf(complaint.getMessage()));
            return complaint.exitCode();
        }
        if (exception instanceof RecordingFormatException || exception instanceof DecryptionException) {
            complain(fileOf(result) + ": " + exception.getMessage());
            return ExitCode.FILE;
        }
        if (exception instanceof IOException) {
            complain(fileOf(result) + ": " + exception.getMessage());
            return ExitCode.PLACE;
        }
        complain("a fault of its own: " + exception + (debug ? "" : "; --debug shows where"));
        return ExitCode.PLACE;
    }

    private static String fileOf(ParseResult result) {
        ParseResult innermost = result;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        String file = innermost.matchedPositionalValue(0, "");
        return file.equals(RecordingInput.STANDARD_INPUT) ? RecordingInput.STANDARD_INPUT_NAME : file;
    }

    private void complain(String message) {
        terminal.err().println("dashcam: " + message);
    }
}
