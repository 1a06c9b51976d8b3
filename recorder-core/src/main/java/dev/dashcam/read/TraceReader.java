/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.archive.ArchiveReader;
import dev.dashcam.internal.archive.EntryList;
import dev.dashcam.internal.archive.EntryUse;
import dev.dashcam.internal.columns.DamagedException;
import dev.dashcam.internal.columns.FormatVersion;
import dev.dashcam.internal.columns.GenerationDecoder;
import dev.dashcam.internal.columns.GenerationHeader;
import dev.dashcam.internal.columns.NewerFormatException;
import dev.dashcam.internal.columns.TooLargeException;
import dev.dashcam.internal.jvm.read.JvmRecording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording from front to back, also one that is still being written, was cut off or comes through a pipe:
 *
 * <pre>{@code
 * try (TraceReader reader = TraceReader.open(path)) {
 *     for (TraceEvent event; (event = reader.next()) != null; ) {
 *         switch (event.kind()) { ... }
 *     }
 *     reader.report().faults().forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>The JVM's own events, where the file has them, come between the recorder's in the order of time, none before the first
 * generation; they are all in memory, and of more than fit the short waits are left out. To read them takes a temporary file.
 *
 * <p>It holds one generation in memory; one that would take most of the heap is left out. A generation is checked whole before its first
 * event is handed out; one that is damaged is left out and appears in {@link #report()}. For one thread at a time.
 */
public final class TraceReader implements EventStream {
    private static final String MANIFEST = "manifest.json";
    private static final int JVM_HEAP_SHARE = 32;
    private static final int GENERATION_HEAP_SHARE = 4;

    private final ArchiveReader archive;
    private final GenerationDecoder decoder;
    private final StreamNames names = new StreamNames();
    private final EventView view;
    private final ReportBuilder report = new ReportBuilder();
    private final JvmCache jvmCache;
    /** Whether a generation that is too large ends the reading. */
    private final boolean takesAll;

    private @Nullable JvmPart jvm;
    /** The recorder's own event that comes next, when the JVM's before it are being handed out. */
    private @Nullable TraceEvent held;

    private boolean keepsThreads;
    private byte[] threadsJson = {};
    private boolean isOwn = true;
    private boolean ended;
    private @Nullable Manifest manifest;

    private TraceReader(InputStream in, JvmCache jvmCache) {
        this(in, jvmCache, Runtime.getRuntime().maxMemory() / GENERATION_HEAP_SHARE, false);
    }

    /** A reader that leaves no generation out for its size, but throws. */
    TraceReader(InputStream in, JvmCache jvmCache, long maxGenerationBytes) {
        this(in, jvmCache, maxGenerationBytes, true);
    }

    private TraceReader(InputStream in, JvmCache jvmCache, long maxGenerationBytes, boolean takesAll) {
        long heap = Runtime.getRuntime().maxMemory();
        this.takesAll = takesAll;
        int maxEntryBytes = (int) Math.min(FormatVersion.MAX_CONTENT_BYTES, heap / 8);
        archive = new ArchiveReader(in, new Uses(), maxEntryBytes, report::fault);
        decoder = new GenerationDecoder(maxGenerationBytes);
        view = new EventView(decoder.event(), names);
        this.jvmCache = jvmCache;
    }

    private static boolean isGeneration(String entry) {
        return EntryList.generationNumber(entry) >= 0;
    }

    /** What this reader makes of entries. */
    private final class Uses implements EntryUse {
        @Override
        public Kind of(String entry) {
            if (entry.equals(JvmRecording.ENTRY)) {
                return jvmCache.use();
            }
            boolean taken = isGeneration(entry)
                    || entry.equals(MANIFEST)
                    || (keepsThreads && entry.equals(ThreadDumpReader.ENTRY));
            return taken ? Kind.TAKEN : Kind.CHECKED;
        }

        @Override
        public OutputStream spool(String entry) {
            return jvmCache.spool();
        }
    }

    /** Opens a file. */
    public static TraceReader open(Path file) throws IOException {
        return new TraceReader(Files.newInputStream(file), ownCache());
    }

    /** Reads a stream, such as standard input. It is read as far as events are pulled, and closed with the reader. */
    public static TraceReader read(InputStream in) {
        return new TraceReader(in, ownCache());
    }

    private static JvmCache ownCache() {
        return new JvmCache(Runtime.getRuntime().maxMemory() / JVM_HEAP_SHARE);
    }

    /**
     * The next event, null at the end. A {@link EventKind#SYNC} comes before the events of each generation.
     *
     * @throws RecordingFormatException when the file is no recording, or one that cannot be read on
     * @throws GenerationTooLargeException when the reader is of {@link RecordingPasses} and a generation is larger than those allow
     */
    @Override
    public @Nullable TraceEvent next() throws IOException {
        TraceEvent own = held != null ? held : nextOwn();
        held = null;
        JvmPart part = jvm;
        return part == null ? own : nextOfBoth(own, part);
    }

    private @Nullable TraceEvent nextOfBoth(@Nullable TraceEvent own, JvmPart part) {
        TraceEvent ofJvm = part.nextUntil(own == null ? Long.MAX_VALUE : own.timeNanos());
        isOwn = ofJvm == null;
        if (ofJvm != null) {
            held = own;
            return ofJvm;
        }
        if (own != null && own.kind() == EventKind.SYNC) {
            part.begin(own.timeNanos());
        }
        return own;
    }

    private @Nullable TraceEvent nextOwn() throws IOException {
        if (decoder.next()) {
            view.sync(null);
            return view;
        }
        return ended ? null : nextGeneration();
    }

    private @Nullable TraceEvent nextGeneration() throws IOException {
        while (archive.next()) {
            if (archive.name().equals(MANIFEST)) {
                loadManifest();
            } else if (keepsThreads && archive.name().equals(ThreadDumpReader.ENTRY)) {
                threadsJson = Arrays.copyOf(archive.content(), archive.contentBytes());
            } else if (archive.name().equals(JvmRecording.ENTRY)) {
                takeJvm();
            } else if (isGeneration(archive.name()) && load()) {
                return view;
            }
        }
        ended = true;
        report.hasEnd = archive.isComplete();
        if (!report.hasFoundAnything()) {
            throw new RecordingFormatException(
                    archive.bytesRead() == 0 ? "The file is empty." : "The file is not a Dashcam recording.");
        }
        return null;
    }

    private void loadManifest() throws IOException {
        try {
            Manifest read = ManifestReader.read(new ByteArrayInputStream(archive.content(), 0, archive.contentBytes()));
            report.hasManifest = true;
            read.entries().stream()
                    .mapToLong(entry -> EntryList.generationNumber(entry.name()))
                    .filter(number -> number >= 0)
                    .forEach(report::listed);
            manifest = read;
        } catch (RecordingFormatException e) {
            report.fault(MANIFEST, archive.offset(), archive.storedBytes(), e.reason());
        }
    }

    private void takeJvm() throws IOException {
        if (report.hasGeneration()) {
            report.jvm(0, "its entry comes after the first generation, too late to be put in order");
            return;
        }
        JvmRecording read = jvmCache.events();
        if (read == null) {
            return;
        }
        if (read.damage() != null) {
            report.fault(JvmRecording.ENTRY, archive.offset(), archive.storedBytes(), read.damage());
        }
        report.jvm(read.events().size(), read.leftOut());
        jvm = new JvmPart(read.events(), names);
    }

    private boolean load() throws IOException {
        try {
            GenerationHeader header = decoder.load(archive.content(), archive.contentBytes());
            if (!EntryList.generationName(header.facts().number()).equals(archive.name())) {
                throw new DamagedException(
                        "it says that it is generation " + header.facts().number());
            }
            names.generation(header.names());
            view.sync(Generations.of(header, decoder.events()));
            report.generation(header.facts().number(), decoder.events());
            return true;
        } catch (TooLargeException e) {
            decoder.clear();
            if (takesAll) {
                throw new GenerationTooLargeException(archive.name(), e.reason());
            }
            report.fault(
                    archive.name(), archive.offset(), archive.storedBytes(), e.reason() + "; more heap allows more");
            return false;
        } catch (DamagedException e) {
            decoder.clear();
            report.fault(archive.name(), archive.offset(), archive.storedBytes(), e.reason());
            return false;
        } catch (NewerFormatException e) {
            throw RecordingFormatException.needsNewer(e.readableFrom());
        }
    }

    /** Goes through the file without handing out events. */
    void skipEvents() throws IOException {
        decoder.clear();
        while (nextGeneration() != null) {
            decoder.clear();
        }
    }

    /**
     * What the recording says about itself, null when it was cut off before that. The manifest is the last entry: it is known
     * once {@link #next} has answered null.
     */
    public @Nullable Manifest manifest() {
        return manifest;
    }

    /** Makes {@link #threads} answer. To be called before the first event. */
    public void keepThreads() {
        keepsThreads = true;
    }

    /**
     * Shows each thread as it was when the snapshot was asked for; none where the recording does not say. Known once {@link #next}
     * has answered null.
     *
     * @throws RecordingFormatException when that part is damaged; some may have been shown by then
     */
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        if (threadsJson.length > 0) {
            ThreadDumpReader.read(new ByteArrayInputStream(threadsJson), each);
        }
    }

    /** Makes {@link #eventBytes} answer from the next generation on, which costs a little time and memory. */
    public void measureEvents() {
        decoder.measure();
    }

    /**
     * How many bytes the present event takes in its generation before compression, without its time, which all events keep
     * apart; 0 for a {@link EventKind#SYNC}, one of the JVM's, and when that is not measured.
     */
    public int eventBytes() {
        return !isOwn || view.kind() == EventKind.SYNC ? 0 : decoder.eventBytes();
    }

    @Override
    public long heldBytes() {
        JvmPart part = jvm;
        return decoder.heldBytes() + archive.contentBytes() + (part == null ? 0 : part.heldBytes());
    }

    /** What was found up to now: complete once {@link #next} has answered null. */
    public ReadReport report() {
        return report.build();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        decoder.clear();
        jvmCache.close();
        archive.close();
    }
}
