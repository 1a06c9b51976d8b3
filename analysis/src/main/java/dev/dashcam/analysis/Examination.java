/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.PlaceTotals;
import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Arrival;
import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.CpuPressure;
import dev.dashcam.analysis.findings.CpuUser;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Siblings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.Subject.Chosen;
import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.analysis.normal.Usual;
import dev.dashcam.analysis.scan.ArrivalPass;
import dev.dashcam.analysis.scan.Choice;
import dev.dashcam.analysis.scan.CpuPressurePass;
import dev.dashcam.analysis.scan.CpuUsersPass;
import dev.dashcam.analysis.scan.LastSign;
import dev.dashcam.analysis.scan.OffspringPass;
import dev.dashcam.analysis.scan.Passes;
import dev.dashcam.analysis.scan.PoolSizePass;
import dev.dashcam.analysis.scan.RunningTask;
import dev.dashcam.analysis.scan.SiblingPass;
import dev.dashcam.analysis.scan.Survey;
import dev.dashcam.analysis.scan.TaskStory;
import dev.dashcam.analysis.scan.WorkersPass;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.CarrierKeepers;
import dev.dashcam.analysis.waits.LockHolders;
import dev.dashcam.analysis.waits.PoolUsers;
import dev.dashcam.analysis.waits.PresentWaits;
import dev.dashcam.analysis.waits.StateAccounting;
import dev.dashcam.analysis.waits.ThreadPools;
import dev.dashcam.analysis.waits.WaitBook;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One analysis: at most four passes over the events. The first finds the task to explain, the second what it did and what is
 * usual, the third who else was in the region to blame, the fourth what the first of those did there.
 */
final class Examination {
    private final Incident incident;
    private final ExplainOptions options;
    private final Manifest manifest;
    private final HeapBudget budget;
    private final NameSlots names;
    private final Passes passes;
    private final Subjects subjects;

    Examination(Incident incident, ExplainOptions options) {
        this.incident = incident;
        this.options = options;
        this.manifest = incident.manifest();
        this.budget = new HeapBudget(options.maxHeapBytes());
        this.names = new NameSlots(budget);
        this.passes = new Passes(incident, names, budget);
        this.subjects = new Subjects(manifest, names);
    }

    Findings run() throws IOException {
        Cause cause = options.what() == ExplainOptions.What.CAUSE ? subjects.causeWithTask() : null;
        boolean asked = options.what() == ExplainOptions.What.TASK;
        long wanted = asked ? options.taskId() : cause == null ? 0 : cause.taskId();
        Survey survey = new Survey(names, budget, wanted, asked ? Chosen.ASKED : Chosen.CAUSE, manifest.triggerNanos());
        passes.run(survey);
        Choice choice = wanted != 0
                ? survey.wanted()
                : switch (options.what()) {
                    case SLOWEST -> survey.slowest();
                    case STUCK -> survey.stuck();
                    default -> survey.mostTelling();
                };
        if (choice == null && options.what() == ExplainOptions.What.STUCK) {
            throw new NoSuchTaskException("no request or message was running at the trigger of " + incident.fileName());
        }
        if (choice == null && asked) {
            throw new NoSuchTaskException("no task " + TaskNumber.format(wanted) + " in " + incident.fileName());
        }
        if (choice == null && cause == null) {
            return new Findings(
                    manifest,
                    incident.fileName(),
                    survey.jvmLostBytes(),
                    survey.overview(),
                    null,
                    null,
                    null,
                    0,
                    null,
                    null,
                    null,
                    Arrival.UNKNOWN,
                    Siblings.NONE,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of());
        }
        RunningTask running = choice == null ? null : running(choice, subjects.storyEnd(choice, cause));
        return examine(survey, choice == null ? null : named(choice, running), running, cause);
    }

    /** Null where the task's end is told, and with it what it had cost. */
    private @Nullable RunningTask running(Choice choice, long storyEnd) {
        boolean isTold = choice.endNanos() != 0 && choice.endNanos() <= storyEnd;
        return isTold ? null : RunningTask.of(incident, choice.taskId(), choice.startNanos(), storyEnd);
    }

    private Choice named(Choice choice, @Nullable RunningTask running) {
        String name = running == null || choice.endNanos() != 0 ? null : running.name();
        return name == null ? choice : choice.named(names.slotOf(name));
    }

    private Findings examine(
            Survey survey, @Nullable Choice choice, @Nullable RunningTask running, @Nullable Cause cause)
            throws IOException {
        int nameSlot = choice != null ? choice.nameSlot() : names.slotOf(cause == null ? "" : cause.subject());
        Usual usual = new Usual(budget, Subjects.slowNanos(cause));
        SiblingPass siblingPass = new SiblingPass(
                names,
                budget,
                choice == null ? 0 : choice.taskId(),
                nameSlot,
                completeFrom(),
                manifest.triggerNanos(),
                usual);
        long storyEnd = choice == null ? manifest.triggerNanos() : subjects.storyEnd(choice, cause);
        TaskStory story = new TaskStory(
                names, budget, choice == null ? 0 : choice.taskId(), choice == null ? 0 : choice.threadId(), storyEnd);
        OffspringPass offspring = new OffspringPass(
                names, choice == null ? 0 : choice.taskId(), choice == null ? 0 : choice.threadId(), storyEnd);
        WaitBook book = new WaitBook(
                names,
                SourceLinks.of(manifest.configuration()),
                budget,
                choice == null ? storyEnd : choice.startNanos(),
                storyEnd);
        ArrivalPass arrival =
                new ArrivalPass(choice == null ? 0 : choice.taskId(), choice == null ? 0 : choice.startNanos());
        LastSign lastSign = new LastSign(
                choice == null ? 0 : choice.threadId(), choice == null ? storyEnd : choice.startNanos(), storyEnd);
        PoolSizePass poolSizes = new PoolSizePass(storyEnd);
        WorkersPass workers = new WorkersPass(
                budget,
                choice == null ? 0 : choice.taskId(),
                choice == null ? 0 : choice.threadId(),
                choice == null ? storyEnd : choice.startNanos(),
                storyEnd);
        CpuPressurePass pressure = new CpuPressurePass(choice == null ? storyEnd : choice.startNanos(), storyEnd);
        if (choice == null) {
            passes.run(siblingPass);
        } else {
            passes.run(siblingPass, story, offspring, book, arrival, pressure, lastSign, poolSizes, workers);
        }
        Subject subject = choice == null && cause != null
                ? subjects.fromCause(cause)
                : subjects.recorded(Objects.requireNonNull(choice), story, storyEnd, running);

        PlaceTotals totals = new PlaceTotals(budget);
        Account account = null;
        if (subject.isRecorded()) {
            story.timeline().divide(subject.startNanos(), subject.endNanos(), completeFrom(), totals);
            totals.countTimes(story.timeline());
            account = new Account(
                    subject.wallNanos(), new Shares(names).of(totals, story.timeline()), story.foldedNanos());
        }
        AtTrigger atTrigger = atTrigger(subject, story, book);
        StateAccount states = states(subject, story, book, atTrigger, lastSign, isCrowded(pressure.pressure()));
        List<Difference> differences = new Comparison(names).of(subject, totals, usual);
        List<Difference> ofStates = states == null ? List.of() : Comparison.ofStates(states, usual);
        Blame blame = Blaming.of(subject, account, usual.siblings(), differences, ofStates);
        List<CpuUser> cpuUsers = cpuUsers(subject, blame);
        boolean onLock = blame != null && blame.main().what() == Difference.What.LOCK;
        return new Findings(
                manifest,
                incident.fileName(),
                survey.jvmLostBytes(),
                survey.overview(),
                subject,
                account,
                states,
                new Unreported(incident).nanos(subject, states),
                atTrigger,
                new PoolUsers(incident, book, names, poolSizes).of(subject, atTrigger),
                new ThreadPools(incident, book, names, workers).of(subject, atTrigger),
                subject.kind() == TaskKind.REQUEST ? arrival.arrival() : Arrival.UNKNOWN,
                usual.siblings(),
                differences,
                blame,
                Blaming.causes(subject, usual.siblings(), blame, ofStates),
                meanwhile(subject, blame, story, usual),
                onLock ? new LockHolders(book, names).of(subject, completeFrom()) : null,
                new CarrierKeepers(book, names).of(subject, states),
                cpuUsers,
                pressure.pressure(),
                offspring.offspring());
    }

    /** What its thread did, null when the JVM does not tell or the task left its thread. */
    private @Nullable StateAccount states(
            Subject subject,
            TaskStory story,
            WaitBook book,
            @Nullable AtTrigger atTrigger,
            LastSign lastSign,
            boolean isCrowded) {
        boolean stayed = subject.isStillRunning() || story.end().threadId() == subject.threadId();
        return book.isThere() && subject.isRecorded() && stayed
                ? new StateAccounting(book, budget).of(subject, atTrigger, lastSign.lastNanos(), isCrowded)
                : null;
    }

    private static boolean isCrowded(@Nullable CpuPressure pressure) {
        return pressure != null && (pressure.isCrowded() || pressure.throttledTimes() > 0);
    }

    /** How it stood at the trigger. The rest of the recording is explained also where that part of it is damaged. */
    private @Nullable AtTrigger atTrigger(Subject subject, TaskStory story, WaitBook book) {
        boolean wasOpen = subject.isRecorded()
                && subject.isStillRunning()
                && subject.startNanos() <= manifest.triggerNanos()
                && (subject.endedLaterNanos() == 0 || subject.endedLaterNanos() > manifest.triggerNanos());
        try {
            return wasOpen ? new PresentWaits(incident, book, names).of(subject, story.openChildren()) : null;
        } catch (IOException damaged) {
            return null;
        }
    }

    private @Nullable Meanwhile meanwhile(Subject subject, @Nullable Blame blame, TaskStory story, Usual usual)
            throws IOException {
        if (blame == null || blame.main().what() != Difference.What.REGION || !subject.isRecorded()) {
            return null;
        }
        String region = blame.main().name();
        long usualNanos = blame.compared() ? usual.placeNanos(Place.region(names.slotOf(region))) : -1;
        return new Bystanders(passes, names, budget)
                .find(
                        subject,
                        region,
                        story.timeline(),
                        usualNanos,
                        completeFrom(),
                        Math.max(manifest.triggerNanos(), subject.endNanos()));
    }

    private List<CpuUser> cpuUsers(Subject subject, @Nullable Blame blame) throws IOException {
        if (blame == null || blame.main().what() != Difference.What.WAITING_FOR_CPU) {
            return List.of();
        }
        CpuUsersPass users =
                new CpuUsersPass(names, budget, subject.taskId(), subject.startNanos(), subject.endNanos());
        passes.run(users);
        return users.users();
    }

    private long completeFrom() {
        return Math.max(manifest.startNanos(), manifest.completeFromNanos());
    }
}
