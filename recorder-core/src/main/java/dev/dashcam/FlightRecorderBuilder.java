/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.encryption.Recipient;
import dev.dashcam.explain.Explainer;
import dev.dashcam.internal.gauge.Gauge;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.running.MemoryPlan;
import dev.dashcam.internal.running.RecorderSettings;
import dev.dashcam.internal.running.RunningRecorder;
import dev.dashcam.internal.running.ServiceName;
import dev.dashcam.internal.running.SharedRecorder;
import dev.dashcam.internal.source.SourceSettings;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.redaction.RedactionRule;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.source.SourceUrl;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.TakenNames;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngineFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes a recorder and starts it. Every setting has a default; a bad value is refused at once, with the value and what is
 * allowed. For one thread.
 */
public final class FlightRecorderBuilder {
    private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(30);
    private static final Duration MIN_WINDOW = Duration.ofSeconds(1);
    private static final Duration MAX_WINDOW = Duration.ofHours(1);

    private Duration window = DEFAULT_WINDOW;
    private @Nullable Long memoryBytes;
    private boolean isReady = true;
    private boolean beginsLater;
    private boolean isManaged;
    private JvmSettings jvm = JvmSettings.off();
    private @Nullable String service;
    private RecorderClock clock = RecorderClock.system();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Sink> sinks = new ArrayList<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final List<SourceUrl> sourceUrls = new ArrayList<>();
    private List<String> sourcePackages = List.of();
    private @Nullable ApplicationLog applicationLog;
    private final List<Recipient> recipients = new ArrayList<>();
    private final List<RedactionRule> redactionRules = new ArrayList<>();
    private @Nullable TriggerEngineFactory engine;
    private @Nullable SnapshotStoreFactory store;
    private @Nullable Explainer explainer;
    private final List<String> warnings = new ArrayList<>();
    private @Nullable String blindSpot;

    FlightRecorderBuilder() {}

    /**
     * How far back a snapshot reaches at most; 30 s unless set. Whether the ring reaches that far depends on the memory.
     *
     * @throws IllegalArgumentException unless it is from one second to one hour
     */
    public FlightRecorderBuilder window(Duration window) {
        if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("window must be from 1 s to 1 h: " + window);
        }
        this.window = window;
        return this;
    }

    /**
     * The most memory outside the heap, in bytes, all in all; 64 MiB or, if that is less, a tenth of the container's limit
     * unless set. It is taken when the recording begins and does not grow.
     *
     * @throws IllegalArgumentException unless it is from 2 MiB to 2 GiB
     */
    public FlightRecorderBuilder memory(long bytes) {
        if (bytes < MemoryPlan.MIN_BYTES || bytes > MemoryPlan.MAX_BYTES) {
            throw new IllegalArgumentException("memory must be from 2 MiB to 2 GiB: " + bytes + " bytes");
        }
        this.memoryBytes = bytes;
        return this;
    }

    /**
     * The service's name, which is in every snapshot and names the folder of the store; the main class's name unless set.
     *
     * @throws IllegalArgumentException unless it has 1 to 64 letters, digits, dots, dashes and underscores and begins with a
     *     letter or digit
     */
    public FlightRecorderBuilder service(String name) {
        if (!ServiceName.isValid(name)) {
            throw new IllegalArgumentException(
                    "service must have 1 to 64 letters, digits, dots, dashes and underscores, the"
                            + " first a letter or digit: " + name);
        }
        this.service = name;
        return this;
    }

    /**
     * Adds a rule that asks for snapshots.
     *
     * @throws IllegalArgumentException when a trigger of the same name was added before, or no rule may have its name: {@code manual} is
     *     that of snapshots by hand, {@code slower-than} that of thresholds of single tasks
     */
    public FlightRecorderBuilder trigger(Trigger trigger) {
        TakenNames.require(trigger.name());
        for (Trigger present : triggers) {
            if (present.name().equals(trigger.name())) {
                throw new IllegalArgumentException("a trigger named " + trigger.name() + " was added before");
            }
        }
        triggers.add(trigger);
        return this;
    }

    /**
     * What the application logs: lines that belong to a task are on its timeline, the last ones in {@code logs.txt} of each
     * snapshot, and triggers see all of them. Somebody has to fill it, such as the appender of {@code dashcam-logback}.
     */
    public FlightRecorderBuilder applicationLog(ApplicationLog log) {
        this.applicationLog = Objects.requireNonNull(log, "log");
        return this;
    }

    /** Adds a destination that snapshots are copied to. */
    public FlightRecorderBuilder sink(Sink sink) {
        sinks.add(Objects.requireNonNull(sink, "sink"));
        return this;
    }

    /**
     * Adds a figure that is read once a second from when the service is ready, on a thread of the recorder's, and recorded as a
     * counter: how many connections of a pool are in use. One that throws is not read again.
     *
     * @param reading reads it; {@link Long#MIN_VALUE} when there is nothing to read now. Should not block: while it does, no gauge
     *     is read
     */
    public FlightRecorderBuilder gauge(EventName name, LongSupplier reading) {
        gauges.add(new Gauge(Objects.requireNonNull(name, "name"), Objects.requireNonNull(reading, "reading")));
        return this;
    }

    /**
     * Adds a place where the service's code can be looked at, so that what explains a snapshot links lines of code. Once for each
     * source root; the first that is for a class counts. The commit is that of {@code git.properties} or {@code
     * META-INF/build-info.properties} on the class path.
     *
     * @param url such as {@code https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}}; see {@link SourceUrl}
     * @throws IllegalArgumentException when it is no such URL, with what is allowed
     */
    public FlightRecorderBuilder sourceUrl(String url) {
        sourceUrls.add(SourceUrl.parse(url));
        return this;
    }

    /**
     * The packages of the service's own code with all below them; that of the main class unless set. A source URL without a
     * package is for these, and explanations tell where in these a thread waited, not in which library.
     */
    public FlightRecorderBuilder sourcePackages(List<String> packages) {
        this.sourcePackages = List.copyOf(packages);
        return this;
    }

    /**
     * Adds a rule for what must not leave the service, behind those added before. It holds for everything that is written:
     * snapshots, {@link FlightRecorder#writeTo} and traces. What looks like a password, a token or a key is masked without a rule.
     *
     * @throws IllegalArgumentException when a rule of the same name was added before
     */
    public FlightRecorderBuilder redaction(RedactionRule rule) {
        for (RedactionRule present : redactionRules) {
            if (present.name().equals(rule.name())) {
                throw new IllegalArgumentException("a redaction rule named " + rule.name() + " was added before");
            }
        }
        redactionRules.add(rule);
        return this;
    }

    /**
     * Has everything that is written encrypted in the age format, for this key and those added before: snapshots, {@link
     * FlightRecorder#writeTo} and traces. Nothing of them is on a disk that is not encrypted; only the label beside a snapshot is
     * readable. Where this JVM cannot encrypt nothing is written, and whoever asked is told.
     */
    public FlightRecorderBuilder encryption(Recipient recipient) {
        recipients.add(Objects.requireNonNull(recipient, "recipient"));
        return this;
    }

    /** The engine to decide about trigger calls, instead of the one found on the class path. */
    public FlightRecorderBuilder engine(TriggerEngineFactory engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /** The store to keep snapshots in, instead of the one found on the class path. */
    public FlightRecorderBuilder store(SnapshotStoreFactory store) {
        this.store = Objects.requireNonNull(store, "store");
        return this;
    }

    /** The explainer to write {@code explain.txt}, instead of the one found on the class path. */
    public FlightRecorderBuilder explainer(Explainer explainer) {
        this.explainer = Objects.requireNonNull(explainer, "explainer");
        return this;
    }

    /**
     * Leaves it to {@link FlightRecorder#ready()} to say when the service is ready: until then the recorder records, and all else
     * waits, so that it does not take its time from the start: triggers see nothing, the store is not open, and the line that says it
     * has started is not logged. What is asked of the recorder in person ({@link FlightRecorder#status}, {@link
     * FlightRecorder#snapshot}, a drill) is answered before, which takes part of a second the first time. For services that take a
     * while to start.
     *
     * <p>What then cannot be put together, such as an engine of one's own that fails, leaves a recorder that is off; one line and its
     * status say why.
     */
    public FlightRecorderBuilder readyLater() {
        this.isReady = false;
        return this;
    }

    /**
     * The same as {@link #readyLater()}, and the recording itself waits too: it begins with the first task, with {@link
     * FlightRecorder#ready()}, or with whoever asks for what only a recorder that records can do, by a thread of ours. That takes
     * the memory of the ring, some tens of milliseconds, from the start of the service. Until it is there, a task that is no request
     * waits for it, a second at most and once; requests that begin meanwhile are not recorded, nor is anything else. A snapshot says from
     * when on it is complete. Where a rule is about the start ({@link
     * Trigger#watchesStart}) it is recorded at once all the same.
     *
     * <p>Where there is no memory for the ring, the recorder is found to be off as late as that.
     */
    public FlightRecorderBuilder recordLater() {
        this.beginsLater = true;
        return readyLater();
    }

    /**
     * How the JVM's own events are recorded beside ours; not at all unless set. They are part of {@link #memory}: what they may
     * take is no longer the ring's. Where too little would be left for it they stay off, and the line that says it has started
     * says so.
     */
    public FlightRecorderBuilder jvm(JvmSettings settings) {
        this.jvm = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /**
     * Adds a line for people that asks somebody to act, about what no recorder can see: a file of settings that could not be read. It
     * is logged once the recorder has started, and among the notes of its status as long as it runs.
     */
    public FlightRecorderBuilder warning(String line) {
        warnings.add(Objects.requireNonNull(line, "line"));
        return this;
    }

    /**
     * Adds a sentence to the line that says that the recorder has started, behind what it captures: what its rules cannot see here, as
     * where nothing shows them requests. For the adapter of a framework, since no recorder can know.
     */
    public FlightRecorderBuilder blindSpot(String sentence) {
        this.blindSpot = Objects.requireNonNull(sentence, "sentence");
        return this;
    }

    /**
     * Registers the recorder with the platform's MBean server until it is closed: status, snapshots by hand and drills for who is
     * connected over JMX, as {@code dev.dashcam:type=FlightRecorder}. See {@link dev.dashcam.management.FlightRecorderMXBean}.
     */
    public FlightRecorderBuilder jmx() {
        this.isManaged = true;
        return this;
    }

    /** The clock to go by, for tests. */
    public FlightRecorderBuilder clock(RecorderClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Starts recording. What depends on the machine never stops an application: where there is no memory for the ring the
     * recorder is off, and its status says why; where the store cannot be opened it records without one.
     *
     * @return a recorder to be closed
     */
    public FlightRecorder start() {
        RecorderSettings settings = new RecorderSettings(
                window,
                memoryBytes == null ? MemoryPlan.defaultBytes() : memoryBytes,
                service == null ? ServiceName.ofMainClass() : service,
                clock,
                isReady,
                jvm,
                triggers,
                sinks,
                gauges,
                new SourceSettings(sourceUrls, sourcePackages),
                applicationLog,
                new Redaction(redactionRules),
                recipients,
                engine,
                store,
                explainer,
                blindSpot,
                warnings);
        FlightRecorder recorder = started(settings);
        return isManaged ? recorder.managed() : recorder;
    }

    private FlightRecorder started(RecorderSettings settings) {
        if (beginsLater && !isStartWatched()) {
            return new FlightRecorder(settings);
        }
        try {
            RunningRecorder running = SharedRecorder.acquire(settings);
            settings.warn(running.log());
            return new FlightRecorder(running);
        } catch (IOException noMemory) {
            return FlightRecorder.off(String.valueOf(noMemory.getMessage()));
        }
    }

    private boolean isStartWatched() {
        for (Trigger trigger : triggers) {
            if (trigger.watchesStart()) {
                return true;
            }
        }
        return false;
    }
}
