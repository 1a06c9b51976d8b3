/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.log;

import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogLevel;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Fires when the application logs what it looks for: a line of this level or above, of these loggers, of this text; or when it
 * does so that often. Immutable but for what it counts: each setting gives another one, with nothing counted.
 *
 * <p>The line is looked at by the thread that logs and asked about a tenth of a second later at most by the recorder's own. Lines
 * of one logger with the same text, or with the same exception thrown at the same place, are one problem. Lines of Dashcam itself
 * are not looked at.
 */
public final class LogTrigger implements Trigger {
    private static final DurationRange WINDOW =
            new DurationRange("The window", Duration.ofSeconds(1), Duration.ofHours(1));
    private static final int MOST_COUNT = 1_000_000;

    private final String name;
    private final LogLevel level;
    private final @Nullable String logger;
    private final @Nullable Pattern text;
    private final int count;
    private final long windowNanos;
    private final LongAdder seen = new LongAdder();
    private final SeenLines lines = new SeenLines();
    private final LinesInWindow inWindow;

    private LogTrigger(
            String name, LogLevel level, @Nullable String logger, @Nullable Pattern text, int count, long windowNanos) {
        this.name = name;
        this.level = level;
        this.logger = logger;
        this.text = text;
        this.count = count;
        this.windowNanos = windowNanos;
        this.inWindow = new LinesInWindow(windowNanos);
    }

    /**
     * Every line of level {@code ERROR}.
     *
     * @param name what users call it, not blank
     */
    public static LogTrigger of(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A trigger needs a name.");
        }
        return new LogTrigger(
                name, LogLevel.ERROR, null, null, 1, Duration.ofMinutes(1).toNanos());
    }

    /** Lines of this level and above; {@code ERROR} unless set. */
    public LogTrigger level(LogLevel least) {
        return new LogTrigger(name, Objects.requireNonNull(least, "least"), logger, text, count, windowNanos);
    }

    /**
     * Lines of this logger and those below it; of all loggers unless set.
     *
     * @param prefix such as {@code com.acme.pay}, not blank
     */
    public LogTrigger logger(String prefix) {
        if (prefix.isBlank()) {
            throw new IllegalArgumentException("The logger is blank; leave it out for all of them.");
        }
        return new LogTrigger(name, level, prefix, text, count, windowNanos);
    }

    /**
     * Lines in whose text, cut after {@value LogEvent#MOST_CHARACTERS} characters, this is found; of any text unless set. The text is
     * the pattern that code logs, without its arguments, unless they are recorded. Searched for on the thread that logs, in lines of
     * the level: keep it simple.
     *
     * @param expression a regular expression
     * @throws IllegalArgumentException when it is none; the message says where
     */
    public LogTrigger matching(String expression) {
        try {
            return new LogTrigger(name, level, logger, Pattern.compile(expression), count, windowNanos);
        } catch (PatternSyntaxException mistake) {
            throw new IllegalArgumentException(
                    "\"" + expression + "\" is no regular expression: " + mistake.getDescription() + " near character "
                            + (mistake.getIndex() + 1) + ".",
                    mistake);
        }
    }

    /**
     * Only when there are so many of them in a time; each one by itself unless set.
     *
     * @param lines 1 to 1,000,000
     * @param window 1 s to 1 h
     */
    public LogTrigger atLeast(int lines, Duration window) {
        if (lines < 1 || lines > MOST_COUNT) {
            throw new IllegalArgumentException("The count is " + lines + "; it must be 1 to " + MOST_COUNT + ".");
        }
        return new LogTrigger(name, level, logger, text, lines, WINDOW.nanos(window));
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof LogTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(
                name,
                level,
                Optional.ofNullable(logger),
                Optional.ofNullable(text).map(Pattern::pattern),
                count,
                windowNanos);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "log";
    }

    @Override
    public String watching() {
        String where = logger == null ? "" : " of " + logger;
        String often = count == 1 ? "" : " " + count + " times in " + Quantity.chosen((double) windowNanos, "ns");
        return "log " + level + where + often;
    }

    @Override
    public long seen() {
        return seen.sum();
    }

    @Override
    public void logged(LogEvent event, long taskId, Asker asker) {
        if (event.level().compareTo(level) >= 0
                && isOfLogger(event.logger())
                && (text == null || text.matcher(event.text()).find())) {
            seen.increment();
            lines.add(event, taskId);
        }
    }

    private boolean isOfLogger(String name) {
        String prefix = logger;
        return prefix == null
                || (name.startsWith(prefix)
                        && (name.length() == prefix.length() || name.charAt(prefix.length()) == '.'));
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        List<SeenLines.Line> news = new ArrayList<>();
        long added = lines.drainTo(news);
        if (count == 1) {
            for (SeenLines.Line line : news) {
                asker.ask(cause(line, Double.NaN, nowNanos));
            }
            return;
        }
        long there = inWindow.add(added, nowNanos);
        if (there >= count && !news.isEmpty()) {
            Decision decision = asker.ask(cause(news.get(news.size() - 1), (double) there, nowNanos));
            if (decision.isSettled()) {
                inWindow.clear();
            }
        }
    }

    private Cause cause(SeenLines.Line line, double observed, long nowNanos) {
        LogEvent event = line.event();
        String words = event.level() + " in " + event.logger() + ": " + event.text();
        boolean isOne = Double.isNaN(observed);
        return new Cause(
                name,
                kind(),
                event.logger(),
                line.problem(),
                line.taskId(),
                null,
                observed,
                isOne ? Double.NaN : count,
                isOne ? "" : "lines",
                isOne ? words : Quantity.measured(observed, "lines") + " were logged, the last " + words,
                nowNanos);
    }
}
