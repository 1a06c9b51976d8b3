/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.archive.ArchiveVerifier;
import dev.dashcam.internal.archive.EntryIndex;
import dev.dashcam.internal.archive.EntryList;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every byte of a recording: the events, the entries, the directory, and the checksums that cover all of it. A file
 * without a fault is, to the byte, as it was written.
 */
public final class Verifier {
    private static final int MAX_FAULTS = 1000;

    private final List<Fault> faults = new ArrayList<>();

    private Verifier() {}

    /**
     * Checks a file.
     *
     * @return what is wrong with it, the first thousand faults; empty for a file that is as it was written
     * @throws IOException when the file cannot be read at all
     */
    public static List<Fault> verify(Path file) throws IOException {
        Verifier verifier = new Verifier();
        verifier.verifyEvents(file);
        verifier.verifyArchive(file);
        return List.copyOf(verifier.faults);
    }

    private void verifyEvents(Path file) throws IOException {
        try (TraceReader reader = TraceReader.open(file)) {
            reader.skipEvents();
            ReadReport report = reader.report();
            report.faults().forEach(fault -> add(fault.entry(), fault.offset(), fault.bytes(), fault.reason()));
            for (long number : report.missingGenerations()) {
                String entry = EntryList.generationName(number);
                if (faults.stream().noneMatch(fault -> fault.entry().equals(entry))) {
                    add(entry, 0, 0, "the generation is missing");
                }
            }
            if (!report.hasManifest()) {
                add("manifest.json", 0, 0, "the manifest is missing");
            }
        } catch (RecordingFormatException e) {
            add("", 0, 0, e.reason());
        }
    }

    private void verifyArchive(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path);
                RecordingFile recording = RecordingFile.open(path)) {
            EntryIndex index = new EntryIndex(file);
            EntryList entries = new ArchiveVerifier(file, index, this::add).verify();
            Manifest manifest = recording.manifest();
            if (manifest != null) {
                verifyManifest(manifest, entries);
            }
        } catch (RecordingFormatException e) {
            add("manifest.json", 0, 0, e.reason());
        }
    }

    private void verifyManifest(Manifest manifest, EntryList entries) {
        List<Manifest.Entry> listed = manifest.entries();
        int found = entries.size() - 1;
        if (listed.size() != found) {
            add("manifest.json", 0, 0, "it lists " + listed.size() + " entries, " + found + " are there");
            return;
        }
        for (int i = 0; i < found; i++) {
            Manifest.Entry expected = listed.get(i);
            if (!expected.name().equals(entries.name(i))
                    || expected.bytes() != entries.storedBytes(i)
                    || !expected.sha256().equals(entries.sha256(i))) {
                add(entries.name(i), 0, 0, "its bytes are not those that the manifest lists");
            }
        }
    }

    private void add(String entry, long offset, long bytes, String reason) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(entry, offset, bytes, reason));
        }
    }
}
