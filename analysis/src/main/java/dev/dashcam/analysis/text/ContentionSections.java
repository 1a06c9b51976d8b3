/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lock that is to blame: who held it, doing what, and who else waited for it. */
final class ContentionSections {
    private static final long LOOKED_BACK_FAR_NANOS = Durations.SECOND;
    /** Where longer waits may be unseen, too much may have happened between those that are. */
    private static final long ENOUGH_SEEN_NANOS = Durations.MILLISECOND;

    private final @Nullable Subject subject;
    private final @Nullable Contention contention;

    ContentionSections(Findings findings) {
        boolean blamed = findings.blame() != null && findings.blame().main().what() == What.LOCK;
        this.subject = findings.subject();
        this.contention = blamed ? findings.contention() : null;
    }

    /** The paragraph below the verdict. */
    void writeLock(Page page) {
        if (subject == null || contention == null) {
            return;
        }
        StringBuilder words =
                new StringBuilder("The lock: ").append(contention.lock()).append('.');
        Holder holder = contention.holder();
        for (Holder each = holder; each != null; each = each.next()) {
            words.append(each.isProven() ? (each == holder ? " " : " That lock ") + held(each) : " " + heldLast(each));
        }
        if (holder == null && contention.hands() > 0) {
            words.append(hands(contention));
        }
        page.line("");
        page.paragraph(Words.line(words.toString()), 2, 2);
    }

    private static String hands(Contention contention) {
        return contention.passedOn() && contention.hands() > 1
                ? " At least " + Words.number(contention.hands())
                        + " threads held it one after the other, none for most of the time."
                : " Who held it for most of the time is not known.";
    }

    private boolean isSure() {
        return contention != null && isSure(contention);
    }

    /** Whether as good as all waits are seen that tell when a thread got the lock. */
    static boolean isSure(Contention lock) {
        return lock.unseenNanos() <= ENOUGH_SEEN_NANOS;
    }

    /** The shortest wait that is surely seen, where shorter ones would matter. */
    private static String seen(Contention lock) {
        return isSure(lock) ? "" : " of " + Durations.of(lock.unseenNanos()) + " and more";
    }

    private String held(Holder holder) {
        long step = Durations.step(holder.atLeastNanos());
        StringBuilder words = new StringBuilder(name(holder));
        if (isSure() || contention == null) {
            words.append(holder == first() ? " held it for at least " : " held for at least ");
        } else {
            words.append(holder == first() ? " released it last" : " released last");
            words.append("; as far as waits").append(seen(contention)).append(" tell, it had held it for ");
        }
        words.append(Durations.in(holder.atLeastNanos(), step));
        if (holder.taskId() != 0) {
            words.append(" to run ").append(title(holder));
        }
        StateShare wait = holder.mainWait();
        if (wait != null) {
            words.append("; for ").append(Durations.in(wait.nanos(), step)).append(" of them it ");
            words.append(inHand(wait, isSure() ? ", lock in hand" : ""));
        }
        return words.append('.').toString();
    }

    /** A thread that may have had it for a moment only. */
    private String heldLast(Holder holder) {
        long step = Durations.step(holder.atLeastNanos());
        StringBuilder words = new StringBuilder(holder == first() ? "It" : "That lock");
        words.append(" was last held by ").append(name(holder));
        if (holder.taskId() != 0) {
            words.append(" to run ").append(title(holder));
        }
        words.append("; since when is not known.");
        StateShare wait = holder.mainWait();
        if (wait != null) {
            words.append(" For ").append(Durations.in(wait.nanos(), step)).append(" meanwhile that thread ");
            words.append(inHand(wait, "")).append('.');
        }
        return words.toString();
    }

    private @Nullable Holder first() {
        return contention == null ? null : contention.holder();
    }

    private static String name(Holder holder) {
        return holder.threadName().isEmpty() ? "thread " + holder.threadId() : '"' + holder.threadName() + '"';
    }

    private String title(Holder holder) {
        String title = TaskTitle.of(holder.kind(), holder.name());
        boolean same = subject != null && title.equals(TaskTitle.of(subject.kind(), subject.name()));
        return switch (holder.kind()) {
            case REQUEST -> same ? "another " + title : title;
            default -> (same ? "another " : "the ") + title;
        };
    }

    private static String inHand(StateShare wait, String hand) {
        String in = wait.place().isKnown() ? ", in " + wait.place().words() : "";
        String waited = "waited" + (hand.isEmpty() ? "" : hand + ",") + " for ";
        return switch (wait.state()) {
            case NETWORK ->
                wait.isSending()
                        ? "was " + wait.object() + hand
                        : wait.object().equals(StateShare.HTTP_ANSWER)
                                ? waited + wait.object()
                                : waited + "an answer from " + wait.object();
            case LOCK -> waited + "another one, " + wait.object();
            case DISK -> waited + "the disk" + in;
            case SLEEPING -> "slept" + hand + in;
            default -> "waited" + hand + in;
        };
    }

    /** The chain: the subject, who held what it waited for, what that one waited for, and so on. */
    void writeChain(Page page) {
        if (subject == null || contention == null || contention.holder() == null) {
            return;
        }
        page.title("Who held whom up");
        List<Link> links = new ArrayList<>();
        long step = Durations.step(contention.nanos());
        links.add(new Link(
                VerdictSentences.subject(subject),
                subject.threadName(),
                "blocked",
                Durations.in(contention.nanos(), step),
                contention.place().words()));
        String indent = " └ ";
        for (Holder holder = contention.holder(); holder != null; holder = holder.next()) {
            String who = holder.taskId() == 0 ? "a thread" : TaskTitle.of(holder.kind(), holder.name());
            links.add(new Link(
                    indent + who,
                    holder.threadName(),
                    isSure() && holder.isProven() ? "held it >=" : "may have held",
                    Durations.in(holder.atLeastNanos(), step),
                    holder.place().words()));
            StateShare wait = holder.mainWait();
            if (wait != null) {
                indent = "   " + indent;
                links.add(new Link(
                        indent + StateWords.inHand(wait),
                        "",
                        "waited",
                        Durations.in(wait.nanos(), step),
                        wait.place().words()));
                indent = "   " + indent;
            }
        }
        write(links, page);
    }

    private static void write(List<Link> links, Page page) {
        int[] widths = new int[5];
        for (Link link : links) {
            List<String> cells = link.cells();
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        for (Link link : links) {
            List<String> cells = link.cells();
            page.line("  " + Words.left(cells.get(0), widths[0]) + "  " + Words.left(cells.get(1), widths[1]) + "  "
                    + Words.left(cells.get(2), widths[2]) + " " + Words.right(cells.get(3), widths[3]) + "   "
                    + Words.left(cells.get(4), widths[4]) + "  " + cells.get(5));
        }
    }

    /** One of the chain; what would make the lines too long is cut. */
    private record Link(String who, String thread, String verb, String time, String place) {
        private static final int NAME_WIDTH = 32;
        private static final int THREAD_WIDTH = 16;
        private static final int METHOD_WIDTH = 26;

        List<String> cells() {
            String[] methodAndLine = place.split(" at ", 2);
            return List.of(
                    Words.cut(Words.line(who), NAME_WIDTH),
                    Words.cut(Words.line(thread), THREAD_WIDTH),
                    verb,
                    time,
                    Words.cut(methodAndLine[0], METHOD_WIDTH),
                    methodAndLine.length > 1 ? methodAndLine[1] : "");
        }
    }

    /** The others that waited for it too. */
    void writeHeldUp(Page page) {
        if (contention == null || contention.heldUp() == 0) {
            return;
        }
        page.title("Who else was hit");
        boolean one = contention.heldUp() == 1;
        String noun = contention.heldUpNoun();
        String counts = contention.heldUpByName().stream()
                .map(name -> Words.number(name.count()) + " " + name.name())
                .collect(Collectors.joining(", "));
        page.paragraph(
                Words.line(Words.number(contention.heldUp()) + " more "
                        + (one ? noun.substring(0, noun.length() - 1) : noun) + " waited for " + contention.lock()
                        + " at the same time, " + (one ? "" : "the worst ") + "for "
                        + Durations.of(contention.worstNanos()) + ": " + counts + "." + before(contention)),
                2,
                2);
    }

    private static String before(Contention lock) {
        if (lock.lookedBackNanos() < LOOKED_BACK_FAR_NANOS) {
            return "";
        }
        String span = " in the " + Durations.rough(lock.lookedBackNanos()) + " before.";
        if (lock.before() < 0) {
            return "";
        }
        String none = isSure(lock) ? "" : " for " + Durations.of(lock.unseenNanos()) + " or more";
        return lock.before() == 0
                ? " None waited for it" + none + span
                : " There were " + Words.number(lock.before()) + " waits" + seen(lock) + " for a lock of its class"
                        + span;
    }
}
