/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.exception;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a task fails in a way that is new: with an exception of a type, from a place of the application, that it has not
 * captured yet. Later ones of the same type and place are only counted, until none came for a day; 256 of them are told apart. Where
 * no snapshot was taken, it asks again with the next.
 *
 * <p>An exception is seen where a task is marked as failed with it. The stacks of the first 64 of a class are read on the thread that
 * ends the task, later ones once a second. Every method that changes something gives a new trigger, which has seen nothing. It looks
 * at requests and messages unless told otherwise.
 */
public final class ExceptionTrigger implements Trigger {
    private static final int MOST_CLASSES = 1024;

    private final String name;
    private final Pattern type;
    private final @Nullable Pattern message;
    private final int after;
    private final List<String> packages;
    private final Set<TaskKind> kinds;
    private final ConcurrentHashMap<String, Boolean> matches = new ConcurrentHashMap<>();
    private final Signatures signatures = new Signatures();
    private final LongAdder seen = new LongAdder();

    private ExceptionTrigger(
            String name,
            Pattern type,
            @Nullable Pattern message,
            int after,
            List<String> packages,
            Set<TaskKind> kinds) {
        this.name = name;
        this.type = type;
        this.message = message;
        this.after = after;
        this.packages = List.copyOf(packages);
        this.kinds = kinds;
    }

    /**
     * A trigger for the first exception of each type and place.
     *
     * @param name under which it is found in log lines, not blank
     * @param type a regular expression that is to match the whole name of the class, such as {@code com\.acme\..*}
     */
    public static ExceptionTrigger of(String name, String type) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an exception trigger is blank; give it one that log lines can use.");
        }
        return new ExceptionTrigger(
                name, pattern(type), null, 1, List.of(), EnumSet.of(TaskKind.REQUEST, TaskKind.MESSAGE));
    }

    /**
     * The same for those alone in whose message this is found.
     *
     * @param pattern a regular expression, which is tried on the thread that ends the task
     */
    public ExceptionTrigger message(String pattern) {
        return new ExceptionTrigger(name, type, pattern(pattern), after, packages, kinds);
    }

    /**
     * The same that asks with this one of the same type and place.
     *
     * @param times 1 for the first, to 64
     */
    public ExceptionTrigger after(int times) {
        if (times < 1 || times > Signatures.LOOKED_AT) {
            throw new IllegalArgumentException("An exception trigger that asks after " + times
                    + " exceptions makes no sense; it must be between 1 and " + Signatures.LOOKED_AT + ".");
        }
        return new ExceptionTrigger(name, type, message, times, packages, kinds);
    }

    /** The same that takes code of these packages, and of those in them, for the application's own. */
    public ExceptionTrigger packages(List<String> own) {
        return new ExceptionTrigger(name, type, message, after, own, kinds);
    }

    /** The same for tasks of these kinds. */
    public ExceptionTrigger kinds(TaskKind first, TaskKind... others) {
        return new ExceptionTrigger(name, type, message, after, packages, EnumSet.of(first, others));
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof ExceptionTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(
                name, type.pattern(), Optional.ofNullable(message).map(Pattern::pattern), after, packages, kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "exception";
    }

    @Override
    public String watching() {
        return "exceptions " + type;
    }

    @Override
    public long seen() {
        return seen.sum();
    }

    @Override
    public String now() {
        int known = signatures.size();
        return known == 0 ? "none yet" : known == 1 ? "one problem" : known + " problems";
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        Throwable error = kinds.contains(task.kind()) ? task.error() : null;
        if (error == null || !isMatch(error)) {
            return;
        }
        seen.increment();
        long nowNanos = task.startNanos() + task.durationNanos();
        if (!signatures.isWorthALook(error.getClass().getName(), nowNanos)) {
            return;
        }
        String signature = Signature.of(error, packages);
        Signatures.Seen known = signatures.saw(signature, nowNanos);
        // of many at once one asks; it lets the next one ask where nothing came of it
        if (known.times.get() >= after && known.isCaptured.compareAndSet(false, true)) {
            known.isCaptured.set(
                    asker.ask(cause(task, signature, known, nowNanos)).isSettled());
        }
    }

    private Cause cause(FinishedTask task, String signature, Signatures.Seen known, long nowNanos) {
        String route = task.eventName().text();
        return new Cause(
                        name,
                        kind(),
                        route,
                        task.id(),
                        task.traceId(),
                        (double) known.times.get(),
                        Double.NaN,
                        "count",
                        route + " failed with " + Signature.words(signature),
                        nowNanos)
                .ofProblem(signature);
    }

    /** For lines about a call; a snapshot has the exception's type and place as well. */
    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " failed with an exception that " + name + " matches";
    }

    private boolean isMatch(Throwable error) {
        String className = error.getClass().getName();
        Boolean known = matches.get(className);
        if (known == null) {
            known = type.matcher(className).matches();
            if (matches.size() < MOST_CLASSES) {
                matches.put(className, known);
            }
        }
        return known && (message == null || isFound(message, error.getMessage()));
    }

    private static boolean isFound(Pattern message, @Nullable String text) {
        return text != null && message.matcher(text).find();
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "\"" + expression + "\" is no regular expression: " + invalid.getDescription() + ".", invalid);
        }
    }
}
