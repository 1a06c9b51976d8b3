/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.ExplainOptions;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.read.Manifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each program is slow for a reason that it measures itself. Is that the first that is found, and is its time right? Also where
 * all names are letters, and where a second, smaller cause is mixed in? Never compared with what the reason should have taken:
 * on a machine that is busy with something else everything takes longer.
 *
 * <p>The build runs each program as it is, and with both at once. {@code -Dcauses.rounds=3} runs each in all four ways, three
 * times.
 */
final class CausesTest {
    private static final int MOST_TRIES = 5;
    /** What waits for a CPU for more than this part of its cause's time is tried again. */
    private static final int BUSY_PART = 5;

    private static final int ROUNDS = Integer.getInteger("causes.rounds", 0);

    /** What the JVM records begins and ends some instructions before what the program measures, and waits under 1 ms are not recorded. */
    private static final long LEAST_MARGIN_NANOS = 5_000_000;

    private static final int MARGIN_PART = 10;
    /** Both clocks are read within the task; the program tells microseconds. */
    private static final long ROUNDING_NANOS = 1_000;

    @TempDir
    Path folder;

    static Stream<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        for (int round = 0; round < Math.max(1, ROUNDS); round++) {
            for (Program program :
                    Program.ALL.stream().filter(Program::isForThisJdk).toList()) {
                runs.add(Arguments.of(program, false, SecondCause.NONE));
                runs.add(Arguments.of(program, true, program.second()));
                if (ROUNDS > 0) {
                    runs.add(Arguments.of(program, true, SecondCause.NONE));
                    runs.add(Arguments.of(program, false, program.second()));
                }
            }
        }
        return runs.stream();
    }

    @ParameterizedTest(name = "{0}, letters {1}, second {2}")
    @MethodSource("runs")
    void cause_isTheFirstThatIsFound(Program program, boolean asLetters, SecondCause second) throws Exception {
        Letters letters = asLetters ? Letters.forAllNames() : Letters.forNone();
        Path file = folder.resolve("slow.dcam");
        Told told = program.run(file, letters, second);
        for (int again = 1; again < MOST_TRIES && isOfBusyMachine(program, told, file); again++) {
            told = program.run(file, letters, second);
        }

        RecordedIncident incident = RecordedIncident.of(file);
        Manifest.JvmEvents jvm = incident.manifest().jvmEvents();
        assertThat(jvm).isNotNull();
        assertThat(jvm.state()).as("the JVM's events: %s", jvm.why()).isEqualTo("recorded");
        Findings findings = explained(told, file);
        String text = Explanations.inWords(findings).text();

        StateAccount account = findings.states();
        assertThat(account).as(text).isNotNull();
        assertThat(account.wallNanos())
                .as("the task's time, which the program took inside and outside of it")
                .isBetween(told.leastNanos() - ROUNDING_NANOS, told.mostNanos() + ROUNDING_NANOS);
        assertThat(account.shares().stream().mapToLong(StateShare::nanos).sum())
                .as("the parts of %s", text)
                .isEqualTo(account.wallNanos());
        List<What> found = findings.causes().stream()
                .map(Difference::what)
                .filter(what -> isOfProgram(what, program, findings))
                .toList();
        List<Cause> truth = truth(program, second, told, account);
        List<What> expected = truth.stream()
                .filter(cause -> cause.isClear || found.contains(cause.what))
                .map(Cause::what)
                .toList();
        assertThat(found).as(text).containsExactlyInAnyOrderElementsOf(expected);
        if (truth.get(0).leastNanos > truth.get(truth.size() - 1).mostNanos) {
            assertThat(found).as(text).containsExactlyElementsOf(expected);
        }
        check(account, program, program.truth(), told.firstNanos(), text);
        if (second != SecondCause.NONE) {
            check(account, program, whatOf(second), told.secondNanos(), text);
        }
        assertThat(largest(account, program.truth()))
                .as(text)
                .containsPattern(program.named(program.object(), letters));
        checkWords(findings, program, letters, text);
    }

    /** The sentence is about the first of the causes, and says nothing that only the true names would tell. */
    private static void checkWords(Findings findings, Program program, Letters letters, String text) {
        What first = findings.causes().get(0).what();
        String verdict = Explanations.inWords(findings).verdict();
        assertThat(findings.blame()).as(text).isNotNull();
        assertThat(findings.blame().main().what()).as(text).isEqualTo(first);
        assertThat(verdict).startsWith(letters.letterOf("GET /checkout") + " took ");
        if (first == program.truth()) {
            assertThat(verdict).containsPattern(program.named(program.sentence(), letters));
        }
        if (first == What.LOCK) {
            checkHolder(findings.contention(), program, letters, text);
        }
        String told = verdict + findings.states();
        assertThat(letters.renamed())
                .as("names that are told although they are letters, in %s", told)
                .noneMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(told)
                        .find());
    }

    private static void checkHolder(@Nullable Contention contention, Program program, Letters letters, String text) {
        assertThat(contention).as(text).isNotNull();
        dev.dashcam.analysis.findings.Holder holder = contention.holder();
        if (program.holder().isEmpty()) {
            assertThat(holder).as(text).isNull();
            return;
        }
        assertThat(holder).as(text).isNotNull();
        assertThat(holder.name()).isEqualTo(letters.letterOf(program.holder()));
        assertThat(holder.threadName()).isEqualTo(letters.letterOf(program.holder()));
        assertThat(holder.mainWait()).as(text).isNotNull();
        assertThat(holder.mainWait().state()).isEqualTo(State.SLEEPING);
    }

    private static Findings explained(Told told, Path file) throws IOException {
        return new Explanations().examine(RecordedIncident.of(file), ExplainOptions.task(told.taskId()));
    }

    /** On a very busy machine a snapshot does not wait for the JVM's events, and a task waits for a CPU more than for its cause. */
    private static boolean isOfBusyMachine(Program program, Told told, Path file) throws IOException {
        Manifest.JvmEvents jvm = RecordedIncident.of(file).manifest().jvmEvents();
        if (jvm != null && jvm.state().equals("left-out")) {
            return true;
        }
        StateAccount account = explained(told, file).states();
        boolean isForCpuToo = program.truth() == What.WAITING_FOR_CPU || program.truth() == What.DISK;
        return account != null
                && !isForCpuToo
                && account.nanos(State.WAITING_FOR_CPU) + account.nanos(State.UNEXPLAINED)
                        > told.firstNanos() / BUSY_PART;
    }

    /**
     * Whether the program can help it. A thread that others keep from running waits for a CPU, whatever its program does, and so do the
     * threads of a JVM that is about to stand still: on a busy machine these are found too, truly. Where it is so busy that the
     * window holds too few requests that went well, computing as usual counts as a cause; and what computes until the collector is
     * done computes while that one waits for a CPU.
     */
    private static boolean isOfProgram(What what, Program program, Findings findings) {
        boolean starved = findings.causes().stream().anyMatch(cause -> cause.what() == What.WAITING_FOR_CPU);
        boolean isOfMachine = what == What.WAITING_FOR_CPU
                || (what == What.PAUSED && starved)
                || (what == What.ON_CPU
                        && (program.truth() == What.PAUSED
                                || !findings.siblings().isTelling()));
        return what == program.truth() || !isOfMachine;
    }

    /** A cause as the program measured it; clear is one that is a tenth of the task's time even at the least. */
    private record Cause(What what, long nanos, long leastNanos, long mostNanos, boolean isClear) {}

    /** The causes, the larger first. */
    private static List<Cause> truth(Program program, SecondCause second, Told told, StateAccount account) {
        List<Cause> causes = new ArrayList<>();
        causes.add(cause(program, program.truth(), told.firstNanos(), account));
        if (second != SecondCause.NONE) {
            causes.add(cause(program, whatOf(second), told.secondNanos(), account));
        }
        causes.sort(Comparator.comparingLong(Cause::nanos).reversed());
        return causes;
    }

    private static Cause cause(Program program, What what, long nanos, StateAccount account) {
        long leastNanos = nanos - marginNanos(nanos) - cpuWaitNanos(program, what, nanos, account);
        return new Cause(what, nanos, leastNanos, nanos + marginNanos(nanos), leastNanos * 10 >= account.wallNanos());
    }

    private static What whatOf(SecondCause second) {
        return second == SecondCause.SLEEP ? What.SLEEPING : What.NETWORK;
    }

    /**
     * The time is what the program measured, within a tenth or 5 ms. A thread that may go on must get a CPU before it can
     * measure that it may: on a busy machine the program's measure of a wait holds time that the account tells as waiting for a
     * CPU, so it may be more by as much.
     */
    private static void check(StateAccount account, Program program, What what, long measuredNanos, String text) {
        long marginNanos = marginNanos(measuredNanos);
        long leastNanos = measuredNanos - marginNanos - cpuWaitNanos(program, what, measuredNanos, account);
        assertThat(account.nanos(State.valueOf(what.name())))
                .as("%s as found, while the program measured %d ns, in%n%s", what, measuredNanos, text)
                .isBetween(leastNanos, measuredNanos + marginNanos);
    }

    private static long marginNanos(long measuredNanos) {
        return Math.max(LEAST_MARGIN_NANOS, measuredNanos / MARGIN_PART);
    }

    /**
     * How much of what was measured may have been waiting for a CPU: at most half, but where the kernel worked for the disk it may
     * have waited as long as it likes. Of a thread that hardly computed the kernel's word is not taken where it waited for long, and
     * the time is unexplained; on a machine that has too much to do it may be true. Time on a CPU, and what is left of all, have
     * clocks of their own.
     */
    private static long cpuWaitNanos(Program program, What what, long measuredNanos, StateAccount account) {
        if (what == What.WAITING_FOR_CPU || what == What.ON_CPU) {
            return 0;
        }
        long most = program.truth() == What.DISK ? Long.MAX_VALUE : measuredNanos / 2;
        long unexplained = isOverloaded() ? account.nanos(State.UNEXPLAINED) : 0;
        return Math.min(most, account.nanos(State.WAITING_FOR_CPU) + unexplained);
    }

    private static boolean isOverloaded() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return machine.getSystemLoadAverage() > 2 * machine.getAvailableProcessors();
    }

    /** What the largest part of a kind was for, and where; empty where there is none. */
    private static String largest(StateAccount account, What what) {
        return account.shares().stream()
                .filter(share -> share.state().name().equals(what.name()))
                .max(Comparator.comparingLong(StateShare::nanos))
                .map(share -> share.object() + " " + share.place().words())
                .orElse("");
    }
}
