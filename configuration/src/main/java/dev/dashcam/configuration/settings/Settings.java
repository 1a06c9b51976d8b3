/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.settings;

import dev.dashcam.configuration.keys.Described;
import dev.dashcam.configuration.keys.Keys;
import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.keys.Reach;
import dev.dashcam.jvm.WhenShared;
import dev.dashcam.log.LogLevel;
import dev.dashcam.sinks.spool.SpoolMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code dashcam.*} can set. What a property is for, what it may be and what holds unless it is set stands where it is read.
 *
 * @param service null for whatever the application is called
 * @param memoryBytes null for what suits the machine
 */
public record Settings(
        boolean enabled,
        OnError onError,
        @Nullable String service,
        @Nullable Long memoryBytes,
        Duration window,
        List<String> sourceUrls,
        Jvm jvm,
        TriggersSettings triggers,
        Limits limits,
        Spool spool,
        SinksSettings sinks,
        List<RedactionRule> redactionRules,
        List<String> recipients,
        Logs logs,
        Web web,
        Observations observations,
        boolean enabledInTests) {
    /** What the names of all properties begin with. */
    public static final String PREFIX = "dashcam";

    /** Names the file of properties where there is no Spring. */
    public static final String FILE = "dashcam.config";

    private static final int MOST_SNAPSHOTS = 1000;

    /** Every property there is, in the order of the documentation. */
    public static List<Property> properties() {
        Described described = Described.below(PREFIX);
        read(described);
        return described.properties();
    }

    /** The same, each with no more than its name, what it holds and who looks at it. */
    public static List<Property> names() {
        Described described = Described.namesBelow(PREFIX);
        read(described);
        return described.properties();
    }

    /** The same again, without the groups that none of some names can be in. */
    public static List<Property> names(List<String> written) {
        Described described = Described.namesBelow(PREFIX, written);
        read(described);
        return described.properties();
    }

    /** Asks for each of them. */
    public static Settings read(Keys keys) {
        return new Settings(
                keys.flag(
                        "enabled",
                        true,
                        "Whether there is a recorder. When false, the one that code gets does nothing and everything else is left out."),
                keys.choice(
                        "on-error",
                        OnError.FAIL,
                        "What a mistake in these properties, or in a bean that joins in, does: fail stops the start, disable starts"
                                + " without a recorder and one line says what to change."),
                keys.textOrNone(
                        "service",
                        "spring.application.name, or the main class",
                        "Name of the service, which is in every snapshot and names the spool's folder: 1 to 64 letters, digits, dots,"
                                + " dashes and underscores."),
                keys.sizeOrNone(
                        "memory",
                        2 << 20,
                        2L << 30,
                        "64MB or, if that is less, a tenth of the container's limit",
                        "Everything outside the heap; add this to the pod's limit."),
                keys.duration(
                        "window",
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1),
                        "How far back a snapshot reaches at most."),
                keys.texts(
                        "source-url",
                        "Where a line of code can be looked at, such as"
                                + " https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}. Of several the first counts"
                                + " that is for a class; com.acme.billing=https://... is for that package, others for those of the"
                                + " application."),
                Jvm.read(keys.in("jvm")),
                TriggersSettings.read(keys.in("triggers")),
                Limits.read(keys.in("limits")),
                Spool.read(keys.in("spool")),
                SinksSettings.read(keys.in("sinks")),
                keys.has("redaction") ? RedactionRule.readAll(keys.in("redaction")) : List.of(),
                keys.in("encryption")
                        .texts(
                                "recipients",
                                "Public keys of age, age1...: snapshots are encrypted, and only the owner of a private one of them"
                                        + " can read them."),
                Logs.read(keys.in("logs")),
                Web.read(keys.only(Reach.SPRING).in("web")),
                Observations.read(keys.only(Reach.SPRING).in("observations")),
                keys.only(Reach.SPRING)
                        .in("test")
                        .flag("enabled", false, "Whether there is a recorder in Spring's test contexts too."));
    }

    /** What a mistake does that is the same on every machine. */
    public enum OnError {
        /** The application does not start; the report says what to change. */
        FAIL,
        /** The application starts without a recorder; one line says what to change. */
        DISABLE
    }

    /** The JVM's own events: locks, sockets, files, collections. */
    public record Jvm(boolean enabled, long maxBytes, long minFreeBytes, WhenShared whenShared) {
        static Jvm read(Keys keys) {
            return new Jvm(
                    keys.flag(
                            "enabled",
                            false,
                            "Whether the JVM's own events (locks, sockets, files, collections) are recorded too, by its Flight"
                                    + " Recorder, in 24MB of dashcam.memory, more in a flood of waits."),
                    keys.size(
                            "max-size",
                            12 << 20,
                            4 << 20,
                            1 << 30,
                            "Most bytes that its files may have; its buffers take 12MB more."),
                    keys.size(
                            "min-free",
                            8 << 20,
                            1 << 20,
                            1 << 30,
                            "Room that must be left where its files are; with less it stops until there is more, since a JVM that"
                                    + " cannot write them ends itself."),
                    keys.choice(
                            "when-shared",
                            WhenShared.RESPECT,
                            "Whose thresholds hold while somebody else records the JVM's events too: respect keeps to theirs, lower"
                                    + " to ours, and their recordings get our events as well."));
        }
    }

    /** How many snapshots there may be. */
    public record Limits(
            Duration cooldown,
            int perHour,
            int perDay,
            int perProblem,
            int manualPerHour,
            Duration warmUp,
            Duration minimumHistory,
            Duration tail,
            List<String> dryRun) {
        static Limits read(Keys keys) {
            return new Limits(
                    keys.duration(
                            "cooldown",
                            Duration.ofMinutes(1),
                            Duration.ZERO,
                            Duration.ofDays(1),
                            "How long a trigger rests for a route after a snapshot of it."),
                    snapshots(keys, "per-hour", 10, "Most snapshots in any hour, manual ones aside."),
                    snapshots(keys, "per-day", 30, "Most snapshots in any 24 hours, manual ones aside."),
                    snapshots(
                            keys,
                            "per-problem",
                            3,
                            "Most snapshots in any 24 hours of one problem: of one trigger for one route, or of one exception thrown in"
                                    + " one place."),
                    snapshots(keys, "manual-per-hour", 6, "Most manual snapshots in any hour."),
                    keys.duration(
                            "warm-up",
                            Duration.ofSeconds(20),
                            Duration.ZERO,
                            Duration.ofHours(1),
                            "How long nothing but manual snapshots is taken once the application is ready."),
                    keys.duration(
                            "minimum-history",
                            Duration.ofSeconds(2),
                            Duration.ZERO,
                            Duration.ofMinutes(5),
                            "How far the recording must reach back before anything is captured."),
                    keys.duration(
                            "tail",
                            Duration.ofSeconds(1),
                            Duration.ZERO,
                            Duration.ofSeconds(30),
                            "How long recording goes on after a trigger before the snapshot is cut."),
                    keys.texts(
                            "dry-run",
                            "Names of triggers that only look: what they would have captured is counted and told, nothing is"
                                    + " captured."));
        }

        private static int snapshots(Keys keys, String name, int otherwise, String sentence) {
            return keys.number(name, otherwise, 0, MOST_SNAPSHOTS, sentence);
        }
    }

    /** Where snapshots are: every one is here first and stays until room is needed. */
    public record Spool(
            @Nullable String directory,
            SpoolMode mode,
            long maxBytes,
            int maxFiles,
            Duration maxAge,
            @Nullable Long minFreeBytes) {
        static Spool read(Keys keys) {
            return new Spool(
                    keys.textOrNone(
                            "directory",
                            "dashcam/SERVICE in the temporary folder",
                            "Folder for the snapshots, of its own and on a local disk."),
                    keys.choice(
                            "mode",
                            SpoolMode.AUTO,
                            "Whether they are on disk or in memory, where only the last one is kept; auto is in memory where no folder"
                                    + " can be used."),
                    keys.size(
                            "max-size",
                            512 << 20,
                            1 << 20,
                            1L << 40,
                            "Most bytes that all snapshots may have together."),
                    keys.number("max-files", 32, 1, 10_000, "Most snapshots."),
                    keys.duration(
                            "max-age",
                            Duration.ofDays(7),
                            Duration.ofMinutes(1),
                            Duration.ofDays(366),
                            "How long a snapshot stays at most."),
                    keys.sizeOrNone(
                            "min-free",
                            0,
                            1L << 40,
                            "1GB or, if that is less, a tenth of the disk",
                            "Room on the disk that is left for others."));
        }
    }

    /** What is replaced: what a pattern finds in any text, or the whole value of an attribute. */
    public record RedactionRule(
            @Nullable String name,
            @Nullable String match,
            @Nullable String attribute,
            String replace,
            boolean enabled) {
        static List<RedactionRule> readAll(Keys keys) {
            List<RedactionRule> rules = new ArrayList<>();
            for (Keys rule : keys.items(
                    "rules",
                    RedactionRule.class,
                    "What is replaced where a snapshot is written, in this order; then what looks like a password, a token or a key is"
                            + " masked as always.")) {
                rules.add(new RedactionRule(
                        rule.textOrNone("name", "", "What the rule is called in the status and in messages."),
                        rule.textOrNone("match", "", "Regular expression of what is replaced in texts."),
                        rule.textOrNone(
                                "attribute",
                                "",
                                "Attribute whose whole value is replaced, in upper or lower case; instead of match."),
                        rule.text(
                                "replace",
                                "***",
                                "What is shown instead; with match, $1 is what its first group found."),
                        rule.flag("enabled", true, "Whether the rule is applied.")));
            }
            return rules;
        }
    }

    /** What is kept of the application's log, where it logs with Logback. */
    public record Logs(boolean enabled, LogLevel level, boolean arguments, int lines) {
        static Logs read(Keys keys) {
            return new Logs(
                    keys.flag(
                            "enabled",
                            true,
                            "Whether lines of the application's log that belong to a request are on its timeline and the last lines in"
                                    + " each snapshot, where it logs with Logback."),
                    keys.choice("level", LogLevel.INFO, "Lines below this level are left out."),
                    keys.flag(
                            "arguments",
                            false,
                            "Whether lines are kept with their arguments, which may be users' data; only the patterns unless set."),
                    keys.number("lines", 1000, 1, 10_000, "Of how many of the last lines a snapshot has the text."));
        }
    }

    /** What requests are to the triggers. */
    public record Web(DeferredResults deferredResults) {
        /** What handlers are that return a {@code DeferredResult}. */
        public enum DeferredResults {
            /** They answer when something happens, as for clients that poll long: no latency or stuck trigger looks at them. */
            STREAM,
            /** They answer when other threads have done the work that somebody waits for. */
            REQUEST
        }

        static Web read(Keys keys) {
            return new Web(keys.choice(
                    "deferred-results",
                    DeferredResults.STREAM,
                    "What handlers are that return a DeferredResult: stream for those that poll long, request for work that somebody"
                            + " waits for."));
        }
    }

    /** What is kept of Micrometer's observations. */
    public record Observations(boolean enabled, List<String> keys) {
        static Observations read(Keys keys) {
            return new Observations(
                    keys.flag("enabled", true, "Whether observations are recorded as regions and tasks."),
                    keys.texts(
                            "keys",
                            "Keys that become attributes of the request or other task that they belong to. Those of low cardinality do"
                                    + " anyway where an observation is a task of its own."));
        }
    }
}
