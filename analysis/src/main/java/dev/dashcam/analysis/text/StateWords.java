/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for what a thread did. */
final class StateWords {
    private StateWords() {}

    static String label(State state) {
        return switch (state) {
            case LOCK -> "waiting for a lock";
            case NETWORK -> "network";
            case DISK -> "disk";
            case SLEEPING -> "sleeping";
            case PARKED -> "parked";
            case PINNED -> "pinned";
            case WAITING -> "in Object.wait";
            case STALLED -> "waiting for memory";
            case PAUSED -> "GC and safepoints";
            case ON_CPU -> "on CPU";
            case WAITING_FOR_CPU -> "waiting for CPU";
            case STILL_WAITING -> "waiting";
            case UNEXPLAINED -> "unexplained";
        };
    }

    /** The sentence that a state is to blame, with a full stop. */
    static String sentence(Findings findings, Difference main, String amount) {
        List<StateShare> shares = shares(findings, State.valueOf(main.what().name()));
        StateShare first = shares.isEmpty() ? null : shares.get(0);
        String object = first == null ? "" : first.object();
        String more = shares.size() > 1 ? ": " + each(findings, shares) : "";
        return switch (main.what()) {
            case LOCK ->
                amount + " of it went into waiting for "
                        + (shares.size() == 1 && !object.isEmpty() ? "one lock" : "locks" + more) + ".";
            case NETWORK ->
                amount + " of it went into " + network(first, more) + httpRegion(findings, first, main) + ".";
            case DISK -> amount + " of it went into waiting for the disk" + named(more, ": ", object) + ".";
            case SLEEPING -> "It slept for " + amount + " of it" + in(findings, shares) + ".";
            case PARKED -> parked(findings, shares, amount) + region(findings.account(), main) + ".";
            case PINNED ->
                "It was pinned to its carrier thread for " + amount + " of it" + in(findings, shares)
                        + ", which kept that carrier from other virtual threads.";
            case WAITING -> "It was in Object.wait for " + amount + " of it" + in(findings, shares) + ".";
            case STALLED -> "It waited for memory for " + amount + " of it.";
            case STILL_WAITING -> "It waited for " + amount + " of it" + region(findings.account(), main) + ".";
            case PAUSED ->
                "The JVM stood still for " + amount + " of it" + named("", ": ", object) + askedFor(first) + ".";
            default -> "";
        };
    }

    private static String httpRegion(Findings findings, @Nullable StateShare first, Difference main) {
        return first != null && first.object().equals(StateShare.HTTP_ANSWER) ? region(findings.account(), main) : "";
    }

    /** A name that is no class's says what it waited for. */
    private static String parked(Findings findings, List<StateShare> shares, String amount) {
        StateShare first = shares.isEmpty() ? null : shares.get(0);
        boolean known = first != null
                && (first.object().startsWith("a ") || first.object().startsWith("an "));
        if (first == null || !known) {
            return "It was parked for " + amount + " of it" + in(findings, shares);
        }
        return shares.size() == 1
                ? "It waited " + amount + " of it for " + first.object() + in(findings, shares)
                : "It was parked for " + amount + " of it, " + own(findings, first) + " of that for " + first.object()
                        + place(", ", first);
    }

    private static String network(@Nullable StateShare first, String more) {
        if (first == null || !more.isEmpty()) {
            return "waiting for peers" + more;
        }
        return first.isSending()
                ? first.object()
                : "waiting for " + (first.object().isEmpty() ? "a peer" : first.object());
    }

    /** What a thread that holds a lock does meanwhile. */
    static String inHand(StateShare share) {
        return switch (share.state()) {
            case NETWORK -> share.isSending() ? "socket write" : "socket read";
            case DISK -> "file";
            default -> label(share.state());
        };
    }

    /** The same as a clause that follows a comma. */
    static String clause(Findings findings, Difference main, String part) {
        List<StateShare> shares = shares(findings, State.valueOf(main.what().name()));
        StateShare first = shares.isEmpty() ? null : shares.get(0);
        String object = first == null ? "" : first.object();
        String more = shares.size() > 1 ? ": " + each(findings, shares) : "";
        return switch (main.what()) {
            case LOCK ->
                part + "waiting for "
                        + (more.isEmpty() && !object.isEmpty()
                                ? lock(object) + HeldBy.clause(findings, main, object)
                                : "locks" + more);
            case NETWORK -> part + network(first, more);
            case DISK -> part + "waiting for the disk";
            case SLEEPING -> part + "asleep";
            case PARKED -> part + "parked";
            case PINNED -> part + "pinned to its carrier thread";
            case WAITING -> part + "in Object.wait";
            case STALLED -> part + "waiting for memory";
            case STILL_WAITING -> part + "waiting";
            default -> part + "while the JVM stood still";
        };
    }

    /** That it is a lock most names say themselves. */
    private static String lock(String name) {
        return name.contains("Lock") ? name : "lock " + name;
    }

    /** Each with its own time: {@code 400 ms for InventoryLock, 240 ms for PriceLock}. */
    private static String each(Findings findings, List<StateShare> shares) {
        return shares.stream()
                .map(share -> own(findings, share)
                        + (share.isSending() ? " " : " for ")
                        + (share.object().isEmpty() ? "others" : share.object()))
                .collect(Collectors.joining(", "));
    }

    private static String named(String more, String before, String object) {
        return !more.isEmpty() ? more : object.isEmpty() ? "" : before + object;
    }

    /** Where it was: of several places the first, with the time that was spent there. */
    private static String in(Findings findings, List<StateShare> shares) {
        if (shares.isEmpty()) {
            return "";
        }
        StateShare first = shares.get(0);
        return place(shares.size() == 1 ? ", " : ", " + own(findings, first) + " of that ", first);
    }

    private static String place(String before, StateShare share) {
        return share.place().isKnown() ? before + "in " + share.place().words() : "";
    }

    /** Of a pause the place is that of whoever asked for it. */
    private static String askedFor(@Nullable StateShare share) {
        return share == null ? "" : place(", asked for by System.gc() ", share);
    }

    private static String own(Findings findings, StateShare share) {
        Subject subject = findings.subject();
        return Durations.in(share.nanos(), Durations.step(subject == null ? share.nanos() : subject.wallNanos()));
    }

    /** The region in which at least half of it must have been, which may say what the thread waited for. */
    private static String region(@Nullable Account account, Difference main) {
        if (account == null) {
            return "";
        }
        return account.shares().stream()
                .filter(Share::isNamed)
                .filter(share -> (share.nanos() + main.value() - account.wallNanos()) * 2 >= main.value())
                .findFirst()
                .map(share -> "; it was in " + share.name())
                .orElse("");
    }

    private static List<StateShare> shares(Findings findings, State state) {
        StateAccount states = findings.states();
        return states == null
                ? List.of()
                : states.shares().stream()
                        .filter(share -> share.state() == state)
                        .toList();
    }
}
