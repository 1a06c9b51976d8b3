/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.ExplainOptions;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.read.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A run of a program, what it measured, and what is found in its recording.
 *
 * @param jvmState what became of the JVM's events
 */
record Examined(
        Program program,
        Letters letters,
        SecondCause second,
        Told told,
        String jvmState,
        Findings findings,
        String text) {
    /** A run is undisturbed where less than this part of the task's time was, and of what may be wrong with any time this part. */
    private static final int DISTURBED_PART = 20;

    private static final int MARGIN_PART = 2;
    /** Its own rivals make the one that starves wait four times as long as it computes; others than they make it wait longer. */
    private static final int STARVED_TIMES = 10;
    /** Both clocks are read within the task; the program tells microseconds. */
    private static final long ROUNDING_NANOS = 1_000;

    /** Runs it. */
    static Examined of(Program program, Letters letters, SecondCause second, Path file) throws Exception {
        Told told = program.run(file, letters, second);
        return of(program, letters, second, told, file);
    }

    private static Examined of(Program program, Letters letters, SecondCause second, Told told, Path file)
            throws IOException {
        RecordedIncident incident = RecordedIncident.of(file);
        Manifest.JvmEvents jvm = incident.manifest().jvmEvents();
        Findings findings = new Explanations().examine(incident, ExplainOptions.task(told.taskId()));
        String text = Explanations.inWords(findings).text();
        return new Examined(program, letters, second, told, jvm == null ? "none" : jvm.state(), findings, text);
    }

    /** On a very busy machine a snapshot does not wait for the JVM's events. */
    boolean hasJvmEvents() {
        return !jvmState.equals("left-out");
    }

    /** Whether the machine had hardly anything else to do meanwhile, whatever is found. */
    boolean isUndisturbed() {
        long mostNanos = truth(0).stream()
                .mapToLong(cause -> cause.what() == What.ON_CPU ? Long.MAX_VALUE : cause.marginNanos() / MARGIN_PART)
                .reduce(told.leastNanos() / DISTURBED_PART, Math::min);
        return hasJvmEvents() && disturbedNanos() < mostNanos;
    }

    /**
     * Threads that have no CPU cannot come to where they stand still: where the JVM stops those of the one that starves, that takes
     * long, truly, and is another cause.
     */
    boolean stoodStill() {
        return isStarved() && found().contains(What.PAUSED);
    }

    private boolean isStarved() {
        return program.truth() == What.WAITING_FOR_CPU;
    }

    private List<What> found() {
        return findings.causes().stream().map(Difference::what).toList();
    }

    /** For how long its thread waited for a CPU because of others than the program's own threads, and for how long all were away. */
    long disturbedNanos() {
        return told.stolenNanos() + (isStarved() ? beyondRivalsNanos() : told.cpuWaitNanos());
    }

    private long beyondRivalsNanos() {
        long computedNanos = told.leastNanos() - told.firstNanos() - told.secondNanos();
        return Math.max(0, told.firstNanos() - STARVED_TIMES * computedNanos);
    }

    /** For how long its thread waited for a CPU, because of whomever. */
    long cpuWaitNanos() {
        return told.cpuWaitNanos();
    }

    String why() {
        return "JVM's events " + jvmState + ", of " + told.leastNanos() / 1_000_000 + " ms waited for a CPU "
                + told.cpuWaitNanos() / 1_000_000 + " ms, stolen " + told.stolenNanos() / 1_000_000 + " ms";
    }

    /**
     * Holds what is found to what the program measured.
     *
     * @param cpuWaitNanos how much of what the program measured may be found as waiting for a CPU instead: a thread that may go on
     *     must get one before it can measure that it may; and such a wait as unexplained, where it is so long that it is not believed
     */
    void check(long cpuWaitNanos) {
        assertThat(jvmState).as("the JVM's events").isEqualTo("recorded");
        StateAccount account = findings.states();
        assertThat(account).as(text).isNotNull();
        assertThat(account.wallNanos())
                .as("the task's time, which the program took inside and outside of it")
                .isBetween(told.leastNanos() - ROUNDING_NANOS, told.mostNanos() + ROUNDING_NANOS);
        assertThat(account.shares().stream().mapToLong(StateShare::nanos).sum())
                .as("the parts of %s", text)
                .isEqualTo(account.wallNanos());
        assertThat(account.nanos(State.WAITING_FOR_CPU))
                .as("waiting for a CPU as found, in%n%s", text)
                .isLessThanOrEqualTo(told.cpuWaitNanos() + ROUNDING_NANOS);
        List<TrueCause> truth = truth(cpuWaitNanos);
        checkCauses(truth, cpuWaitNanos > account.wallNanos() / TrueCause.LISTED_PART);
        for (TrueCause cause : truth) {
            assertThat(account.nanos(State.valueOf(cause.what().name())))
                    .as("%s as found, while the program measured %d ns, in%n%s", cause.what(), cause.nanos(), text)
                    .isBetween(cause.leastNanos(), cause.mostNanos());
        }
        assertThat(largest(account)).as(text).containsPattern(program.named(program.object(), letters));
        new Wording(findings, program, letters, text).check();
    }

    /** What was true, the larger first. */
    private List<TrueCause> truth(long cpuWaitNanos) {
        List<TrueCause> causes = new ArrayList<>();
        causes.add(TrueCause.of(program.truth(), told.firstNanos(), cpuWaitNanos));
        if (second != SecondCause.NONE) {
            What what = second == SecondCause.SLEEP ? What.SLEEPING : What.NETWORK;
            causes.add(TrueCause.of(what, told.secondNanos(), cpuWaitNanos));
        }
        causes.sort(Comparator.comparingLong(TrueCause::nanos).reversed());
        return causes;
    }

    /**
     * All that is true and large enough, in this order, and nothing else; waiting for a CPU only where the kernel says so too. Where it
     * says that others starved the one that starves even more, that may be left unexplained, in its region, and the JVM's standing still
     * take part of it.
     */
    private void checkCauses(List<TrueCause> truth, boolean isDisturbed) {
        List<What> found = new ArrayList<>(found());
        if (isDisturbed) {
            found.removeAll(isStarved() ? List.of(What.REGION, What.PAUSED) : List.of(What.WAITING_FOR_CPU));
        }
        List<What> expected = truth.stream()
                .filter(cause -> cause.isListed(findings.states()) || found.contains(cause.what()))
                .map(TrueCause::what)
                .toList();
        assertThat(found).as(text).containsExactlyInAnyOrderElementsOf(expected);
        if (truth.get(0).leastNanos() > truth.get(truth.size() - 1).mostNanos()) {
            assertThat(found).as(text).containsExactlyElementsOf(expected);
        }
    }

    /** What the largest part of the true kind was for, and where; empty where there is none. */
    private String largest(StateAccount account) {
        return account.shares().stream()
                .filter(share -> share.state().name().equals(program.truth().name()))
                .max(Comparator.comparingLong(StateShare::nanos))
                .map(share -> share.object() + " " + share.place().words())
                .orElse("");
    }
}
