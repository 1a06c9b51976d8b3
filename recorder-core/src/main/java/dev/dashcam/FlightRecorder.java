/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.running.CapturingParts;
import dev.dashcam.internal.running.RecorderSettings;
import dev.dashcam.internal.running.RunningRecorder;
import dev.dashcam.internal.running.SharedRecorder;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.DrillReport;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.snapshot.SnapshotRefusedException;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An always-on recorder of what this JVM's requests and threads did in the last seconds. It keeps a window in memory and, when
 * asked, writes it out as one file that explains itself.
 *
 * <pre>{@code
 * FlightRecorder recorder = FlightRecorder.builder()
 *         .window(Duration.ofSeconds(30))
 *         .memory(64 << 20)
 *         .start();
 *
 * try (Task task = recorder.task("GET /checkout")) {
 *     task.set("cart.items", 3);
 *     try (Region region = recorder.region("price")) { ... }
 *     recorder.log("tax service answered late");
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread. The recording ones ({@code task}, {@code region}, {@code log}, {@code counter},
 * {@code mark}) and {@link #trigger} never throw, block or log, whatever they are given; a recorder that is off answers them at
 * the cost of one check. The others say what they do.
 *
 * <p>A second recorder in the same class loader shares the first one's ring and settings; the last to be closed stops it.
 */
public final class FlightRecorder implements AutoCloseable {
    private static final FlightRecorder OFF = new FlightRecorder((String) null);

    // Each is read once a call: a concurrent close() sets both to null.
    private volatile @Nullable EventRecorder events;
    private volatile @Nullable RunningRecorder running;
    private final @Nullable String whyOff;
    /** What lets it begin, null where it began when it was made, or is off. */
    private final @Nullable RecordingLater later;

    private boolean isClosed;
    /** Its MBean, null unless somebody wants one. */
    private @Nullable AutoCloseable managed;

    /** One that is off. */
    private FlightRecorder(@Nullable String whyOff) {
        this.whyOff = whyOff;
        this.later = null;
    }

    /** One that records. */
    FlightRecorder(RunningRecorder running) {
        this.running = running;
        this.events = running.events();
        this.whyOff = null;
        this.later = null;
    }

    /** One that has not begun to record. */
    FlightRecorder(RecorderSettings settings) {
        this.whyOff = null;
        this.later = new RecordingLater(settings, this);
    }

    /** Where a recorder is described and started. */
    public static FlightRecorderBuilder builder() {
        return new FlightRecorderBuilder();
    }

    /** A recorder that records nothing, for wherever one is needed and none is wanted. */
    public static FlightRecorder off() {
        return OFF;
    }

    /**
     * A recorder that records nothing, and says why in its status and in one line of the log.
     *
     * @param why a clause: what is wrong, and what to do
     */
    public static FlightRecorder off(String why) {
        RecorderLog.warnNow("The recorder is off: " + why);
        return new FlightRecorder(why);
    }

    /** {@link #task(EventName, TaskKind)} of kind {@link TaskKind#REQUEST}, with a name looked up first. */
    public Task task(@Nullable String name) {
        EventRecorder recorder = events;
        return recorder == null ? unrecorded() : recorder.task(EventName.of(name), TaskKind.REQUEST);
    }

    /** {@link #task(EventName, TaskKind)} of kind {@link TaskKind#REQUEST}. */
    public Task task(EventName name) {
        EventRecorder recorder = events;
        return recorder == null ? unrecorded() : recorder.task(name, TaskKind.REQUEST);
    }

    /**
     * Begins a task and makes it the current one of the calling thread; the task that was current before becomes its parent.
     * To be closed by the caller, on whichever thread.
     */
    public Task task(EventName name, TaskKind kind) {
        EventRecorder recorder = events;
        if (recorder == null && later != null && kind != TaskKind.REQUEST) {
            later.awaitBriefly();
            recorder = events;
        }
        return recorder == null ? unrecorded() : recorder.task(name, kind);
    }

    /** The current task of the calling thread, {@link Task#NONE} when there is none. */
    public Task currentTask() {
        EventRecorder recorder = events;
        return recorder == null ? Task.NONE : recorder.currentTask();
    }

    /** {@link #region(EventName)} with a name looked up first. */
    public Region region(@Nullable String name) {
        EventRecorder recorder = events;
        return recorder == null ? Region.NONE : recorder.region(EventName.of(name));
    }

    /** Begins a region on the calling thread, inside the one that is open there. To be closed on the same thread. */
    public Region region(EventName name) {
        EventRecorder recorder = events;
        return recorder == null ? Region.NONE : recorder.region(name);
    }

    /**
     * Attaches a message to the current task. Kept are the first 512 bytes of its UTF-8; give patterns, not users' data: the
     * text is in every snapshot.
     */
    public void log(@Nullable CharSequence message) {
        EventRecorder recorder = events;
        if (recorder != null) {
            recorder.log(message);
        }
    }

    /** Records that a counter has this value now. */
    public void counter(EventName name, long value) {
        EventRecorder recorder = events;
        if (recorder != null) {
            recorder.value(name, value);
        }
    }

    /** Records a named instant. */
    public void mark(EventName name) {
        EventRecorder recorder = events;
        if (recorder != null) {
            recorder.mark(name);
        }
    }

    /**
     * Asks for a snapshot, as a rule of this name would: warm-up, cooldown and budget apply. For code in requests: never
     * blocks. What became of it is in the answer, which allocates nothing when nothing is captured.
     *
     * @param name the name of a configured trigger; an unknown one gets the defaults
     */
    public Decision trigger(String name) {
        RunningRecorder recorder = running;
        if (recorder == null) {
            return Decision.suppressed(later != null && later.isPending() ? Reason.WARMING_UP : Reason.OFF);
        }
        CapturingParts capturing = recorder.capturingSoFar();
        if (capturing == null) {
            return Decision.suppressed(recorder.isOff() ? Reason.OFF : Reason.WARMING_UP);
        }
        TriggerEngine engine = capturing.engine();
        if (engine == null) {
            return Decision.suppressed(Reason.NO_ENGINE);
        }
        try {
            return engine.trigger(name, recorder.currentTask());
        } catch (Throwable brokenEngine) {
            recorder.fault();
            return Decision.suppressed(Reason.OFF);
        }
    }

    /**
     * Asks already now, before {@link Task#close()}, whether a task has taken too long: for code that can still tell somebody
     * the snapshot's id, as an attribute of a span. The rules look at the time it has taken so far; if one asks for a snapshot,
     * none of them asks about this task again. To be called by the thread that runs the task; never blocks.
     *
     * @return what became of it, null when no rule had anything to ask
     */
    public @Nullable Decision ending(Task task) {
        RunningRecorder recorder = running;
        CapturingParts capturing = recorder == null ? null : recorder.capturingSoFar();
        return capturing == null ? null : capturing.taskEnding(task);
    }

    /** The rules in force, in their order; none when the recorder is off or there is no engine. */
    public List<Trigger> triggers() {
        RunningRecorder recorder = running;
        return recorder != null ? recorder.triggers() : later != null ? later.triggers() : List.of();
    }

    /**
     * Puts these rules in the place of those in force, while recording goes on. A rule that is like a present one, of the same kind
     * and name with the same settings, changes nothing: the present one stays with its cooldowns and all that it has counted. Others
     * begin anew. What was spent of the budgets stays spent, the warm-up does not begin again, and calls under way see either all of
     * the old rules or all of the new ones. One line of the log says what has changed.
     *
     * <p>Rules that are left out are told that they end within a tenth of a second, and capture nothing then. Where nothing can
     * fire, since the recorder is off or there is no engine, nothing happens. Not for threads that serve requests: it may wait for
     * another replacement.
     *
     * @param triggers all that there are to be, those that stay too: see {@link #triggers()}
     * @throws IllegalArgumentException when two have the same name, or one has a name that is taken; then nothing has changed
     */
    public void replaceTriggers(List<? extends Trigger> triggers) {
        List<Trigger> replacing = List.copyOf(triggers);
        CapturingParts capturing = capturing();
        TriggerEngine engine = capturing == null ? null : capturing.engine();
        if (engine != null) {
            engine.replace(replacing);
        }
    }

    /**
     * The service is ready: the warm-up begins, and with it the recording, where that was put off. Needed after {@link
     * FlightRecorderBuilder#readyLater()} and {@link FlightRecorderBuilder#recordLater()} alone; later calls do nothing.
     * Returns at once. A thread of the recorder's then makes what decides and captures, unless somebody has asked for it before;
     * {@link #status} and what else needs it waits for that.
     */
    public void ready() {
        RunningRecorder recorder = running;
        if (recorder != null) {
            recorder.ready();
        } else if (later != null) {
            later.ready();
        }
    }

    /**
     * Counts a failure of code that records what others do, such as the adapter of a framework: it hides its failures from
     * those, and here somebody finds them, among the losses. Never throws.
     */
    public void fault() {
        RunningRecorder recorder = running;
        if (recorder != null) {
            recorder.fault();
        }
    }

    /**
     * Sends a slow task of the recorder's own the whole way, so that nobody has to wait for an incident to see whether it works:
     * a rule, the capture, the explanation, the store and every sink. Takes as long as all of that, a second or more, and blocks
     * meanwhile. Warm-up, cooldown and budget do not apply, and nothing is counted; the snapshot is a real one, named a drill.
     */
    public DrillReport drill() {
        CapturingParts capturing = capturing();
        if (capturing == null) {
            String why = whyOff();
            return DrillReport.failed("recorder", why == null ? "it is off" : why);
        }
        return capturing.drill().run();
    }

    /**
     * Says what the rules would answer now to a request of this name that took this long: a line for each that would ask for a
     * snapshot, with why none would be taken if so. Nothing is captured, spent or counted. For operators; allocates.
     *
     * @param name a request's route, such as {@code GET /checkout}
     * @param took not negative; more than a few hundred years counts as that
     * @throws IllegalArgumentException when it is negative
     */
    public List<String> dryRun(String name, Duration took) {
        if (took.isNegative()) {
            throw new IllegalArgumentException("took must not be negative: " + took);
        }
        CapturingParts capturing = capturing();
        TriggerEngine engine = capturing == null ? null : capturing.engine();
        if (engine == null) {
            return List.of("Nothing is captured: " + (capturing == null ? Reason.OFF : Reason.NO_ENGINE).words());
        }
        List<String> answers = engine.dryRun(new ImaginedRequest(EventName.of(name), took));
        return answers.isEmpty() ? List.of("No rule would ask: none has so low a threshold for it.") : answers;
    }

    /** The sealed snapshots in the store, oldest first. Looks into the store's folder. */
    public List<Path> snapshots() {
        CapturingParts capturing = capturing();
        SnapshotStore store = capturing == null ? null : capturing.store();
        return store == null ? List.of() : store.list();
    }

    /**
     * What is written on one of the {@link #snapshots}, without opening it: also where it is encrypted. Null where nothing is, or the
     * snapshot is gone. Reads a file beside it.
     */
    public @Nullable SnapshotLabel label(Path snapshot) {
        CapturingParts capturing = capturing();
        SnapshotStore store = capturing == null ? null : capturing.store();
        return store == null ? null : store.label(snapshot);
    }

    /**
     * Orders a snapshot and waits until it is sealed. For operators, tests and tools: warm-up and cooldowns do not apply, and it
     * has a small budget of its own. Two orders at once are one snapshot, and both get it.
     *
     * @param reason why, in words; it is in the snapshot
     * @throws SnapshotRefusedException when none is taken: the recorder is off, the budget is spent, a part is missing
     * @throws IOException when it could not be written, such as for a full disk; the message says what to do
     */
    public Snapshot snapshot(String reason) throws IOException {
        CapturingParts capturing = capturing();
        if (capturing == null) {
            throw new SnapshotRefusedException(Reason.OFF, "No snapshot: " + offWords());
        }
        Decision decision = capturing.order(reason);
        CompletableFuture<Snapshot> sealed = decision.snapshot();
        if (sealed == null) {
            throw new SnapshotRefusedException(decision.reason(), "No snapshot: " + Refusal.words(capturing, decision));
        }
        return Sealing.await(sealed);
    }

    /**
     * Writes the window to a stream and closes it. Needs no store, reaches no sink, waits for no trigger. Blocks until it is
     * written; recording goes on meanwhile. The file has no explanation: {@code dashcam explain} makes one.
     *
     * @throws IOException when the stream fails or the recorder is off
     */
    public void writeTo(OutputStream out) throws IOException {
        on().snapshots().writeTo(out);
    }

    /**
     * Writes the window to a file, over what it held before, with the explanation where an explainer is on the class path.
     *
     * @throws IOException when the file cannot be written or the recorder is off
     */
    public void writeTo(Path file) throws IOException {
        on().snapshots().writeTo(file);
    }

    /**
     * Records everything to a file until the returned trace is closed, while the ring goes on. One trace at a time.
     *
     * @throws IOException when the file cannot be written, a trace is running already, or the recorder is off
     */
    public TraceRecording startTrace(Path file) throws IOException {
        return startTrace(file, null);
    }

    /**
     * Records everything to a file for this long, or until the returned trace is closed.
     *
     * @param atMost longer than nothing; null for until it is closed
     * @throws IOException when the file cannot be written, a trace is running already, or the recorder is off
     */
    public TraceRecording startTrace(Path file, @Nullable Duration atMost) throws IOException {
        if (atMost != null && (atMost.isNegative() || atMost.isZero())) {
            throw new IllegalArgumentException("atMost must be longer than nothing: " + atMost);
        }
        return new TraceRecording(on().startTrace(file, atMost));
    }

    /**
     * How it is doing. Cheap enough to be asked every second. What captures is made for the first question where it is not there yet, see
     * {@link FlightRecorderBuilder#readyLater()}.
     */
    public RecorderStatus status() {
        RunningRecorder recorder = begun();
        CapturingParts capturing = recorder == null ? null : recorder.capturing();
        return recorder == null || capturing == null
                ? RecorderStatus.off(whyOff())
                : RecorderStatus.of(recorder, capturing);
    }

    /**
     * Stops recording, waiting a few seconds at most for a snapshot in progress; when the recorder is shared, the last to close
     * stops it. Tasks and regions that are still open do nothing from then on. A second call does nothing.
     */
    @Override
    public void close() {
        RunningRecorder recorder;
        AutoCloseable bean;
        if (later != null) {
            later.close();
        }
        synchronized (this) {
            isClosed = true;
            recorder = running;
            bean = managed;
            running = null;
            events = null;
            managed = null;
        }
        unregister(bean);
        if (recorder != null) {
            SharedRecorder.release(recorder);
        }
    }

    /** It records from now on; false when it was closed before that. */
    synchronized boolean began(RunningRecorder begun) {
        if (!isClosed) {
            running = begun;
            events = begun.events();
        }
        return !isClosed;
    }

    /** What records, null while nothing does. */
    @Nullable
    RunningRecorder running() {
        return running;
    }

    /** What records, which begins where it has not. Not for threads that serve requests. */
    private @Nullable RunningRecorder begun() {
        RunningRecorder present = running;
        return present == null && later != null ? later.await() : present;
    }

    /** What is answered to a task that nobody records: the next one may find a recorder. */
    private Task unrecorded() {
        if (later != null) {
            later.begin();
        }
        return Task.NONE;
    }

    /** Registers it for JMX. What that needs is loaded here, and not where nobody asks for it. */
    FlightRecorder managed() {
        try {
            managed = ManagedRecorder.register(this);
        } catch (IOException | RuntimeException | LinkageError failed) {
            RecorderLog.warnNow("The recorder cannot be reached over JMX: " + failed + ". All else works.");
        }
        return this;
    }

    private static void unregister(@Nullable AutoCloseable bean) {
        try {
            if (bean != null) {
                bean.close();
            }
        } catch (Exception failed) {
            // nothing is left that anybody could do about it
        }
    }

    private CapturingParts on() throws IOException {
        CapturingParts capturing = capturing();
        if (capturing == null) {
            throw new IOException("Nothing to write: " + offWords());
        }
        return capturing;
    }

    /** What captures, made where it is not there yet; null when there is none. Not for threads that serve requests. */
    private @Nullable CapturingParts capturing() {
        RunningRecorder recorder = begun();
        return recorder == null ? null : recorder.capturing();
    }

    private @Nullable String whyOff() {
        RunningRecorder recorder = running;
        return recorder != null ? recorder.whyNotCapturing() : later != null ? later.whyNot() : whyOff;
    }

    private String offWords() {
        String why = whyOff();
        return "the recorder is off" + (why == null ? "" : ": " + why);
    }
}
