/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.Subject;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the time went by place, and what the thread did in it. */
final class AccountSections {
    private AccountSections() {}

    static void write(Findings findings, Page page) {
        Subject subject = findings.subject();
        Account account = findings.account();
        if (subject == null || account == null || account.wallNanos() <= 0) {
            return;
        }
        String whose = VerdictSentences.isQuiet(findings) ? " of the slowest, " + Words.line(subject.name()) + "," : "";
        page.title("Where the " + Durations.of(account.wallNanos()) + whose + " went");
        StateAccount states = findings.states();
        if (states != null) {
            StateTable.of(states, subject, findings).write(page);
            if (!findings.differences().isEmpty() || account.shares().stream().noneMatch(Share::isNamed)) {
                return;
            }
            page.title("Where it was meanwhile");
        }
        boolean lost = findings.manifest().losses().values().stream().anyMatch(count -> count > 0);
        AccountTable places = new AccountTable();
        for (Share share : account.shares()) {
            places.add(label(share), share.nanos(), Words.line(object(share, lost)));
        }
        places.write(page);
        if (subject.hasAccount() && states == null) {
            page.title("What its thread did meanwhile");
            thread(subject, account).write(page);
        }
    }

    private static AccountTable thread(Subject subject, Account account) {
        AccountTable table = new AccountTable();
        record State(String label, long nanos) {}
        Stream.of(
                        new State("not running", subject.notRunningNanos()),
                        new State("on CPU", subject.cpuNanos()),
                        new State("waiting for CPU", subject.runQueueNanos()))
                .sorted(Comparator.comparingLong(State::nanos).reversed())
                .forEach(state -> table.add(state.label, state.nanos, atLeast(account, state.nanos)));
        return table;
    }

    /**
     * How a thread's time divides among regions is not recorded, but of a region that lasted longer than everything else the
     * thread did, the rest is certain.
     */
    private static String atLeast(Account account, long nanos) {
        long rest = account.wallNanos() - nanos;
        return account.shares().stream()
                .filter(Share::isNamed)
                .filter(share -> share.nanos() - rest >= account.wallNanos() / 10)
                .findFirst()
                .map(share -> "at least "
                        + Durations.in(share.nanos() - rest, Durations.step(account.wallNanos())) + " of it in "
                        + Words.line(share.name()))
                .orElse("");
    }

    private static String label(Share share) {
        return switch (share.kind()) {
            case REGION -> "in a region";
            case CHILD_TASK -> "in a child task";
            case OUTSIDE -> "outside any region";
            case OTHERS -> "elsewhere";
            case NOT_RECORDED -> "not recorded";
        };
    }

    private static String object(Share share, boolean lost) {
        String times = share.times() > 1 ? ", " + Words.number(share.times()) + " times" : "";
        String around = share.around().isEmpty() ? "" : ", inside " + share.around();
        return switch (share.kind()) {
            case REGION, CHILD_TASK -> share.name() + around + times;
            case OUTSIDE -> lost ? "or in regions whose events were lost" : "";
            case OTHERS -> Words.number(share.times()) + " more regions and child tasks";
            case NOT_RECORDED -> "older than the recording";
        };
    }
}
