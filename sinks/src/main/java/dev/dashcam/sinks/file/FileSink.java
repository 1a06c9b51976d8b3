/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.internal.template.LabelTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Copies each snapshot into a folder, such as a network share, and its manifest beside it. A file has its final name only when
 * it is complete and on disk. What is made only its owner can read.
 *
 * <p>The oldest snapshots of the service are deleted to make room, whichever of its processes wrote them, and nothing else is: a
 * hidden folder {@code .dashcam-SERVICE} remembers name, size and SHA-256 of what was written, and a file that somebody changed,
 * renamed or copied is theirs. No lock is needed, and no link below the folder is followed. Immutable: every method that changes
 * something gives a new sink.
 */
public final class FileSink implements Sink {
    private static final LabelTemplate SERVICE = LabelTemplate.parse("{service}");

    private final String name;
    private final Path directory;
    private final FileNames names;
    private final Limits limits;
    private final Clock clock;

    private FileSink(String name, Path directory, FileNames names, Limits limits, Clock clock) {
        this.name = name;
        this.directory = directory;
        this.names = names;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A sink named {@code file}.
     *
     * @param directory the folder, which is made where it is missing; another one than the spool's
     */
    public static FileSink in(Path directory) {
        return new FileSink(
                "file", directory.toAbsolutePath().normalize(), FileNames.DEFAULT, Limits.DEFAULT, Clock.systemUTC());
    }

    /**
     * The same under another name, as a recorder with several needs.
     *
     * @param name not blank
     */
    public FileSink named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a file sink is blank; give it one that log lines can use.");
        }
        return new FileSink(name, directory, names, limits, clock);
    }

    /**
     * The same with other names of files.
     *
     * @param template such as <code>{service}/{yyyy}-{MM}-{dd}/{time}-{trigger}-{id}.dcam</code>, with {@code {key}} or {@code
     *     {id}}; besides these {@code {service}}, {@code {instance}}, {@code {trigger}}, {@code {time}}, {@code {yyyy}}, {@code
     *     {MM}} and {@code {dd}}. The manifest has {@code .json} behind it. {@code {key}} unless set
     * @throws IllegalArgumentException when a placeholder is not known, or it leads out of the folder, or a part begins with a dot
     */
    public FileSink files(String template) {
        return new FileSink(name, directory, FileNames.parse(template), limits, clock);
    }

    /** The same holding so many bytes of a service at most: 1 MiB or more, 10 GiB unless set. */
    public FileSink maxSize(long bytes) {
        return with(new Limits(bytes, limits.maxFiles(), limits.maxAge()));
    }

    /** The same holding so many snapshots of a service at most: 1 to 100,000, 10,000 unless set. */
    public FileSink maxFiles(int files) {
        return with(new Limits(limits.maxBytes(), files, limits.maxAge()));
    }

    /** The same deleting what is older when the next one comes: more than 0, no limit unless set. */
    public FileSink maxAge(Duration age) {
        return with(new Limits(limits.maxBytes(), limits.maxFiles(), age));
    }

    FileSink clock(Clock other) {
        return new FileSink(name, directory, names, limits, other);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        try {
            copy(snapshot);
        } catch (DeliveryException refused) {
            throw refused;
        } catch (IOException failed) {
            throw Problem.of(failed, directory);
        }
    }

    private void copy(SealedSnapshot snapshot) throws IOException {
        SnapshotLabel label = snapshot.label();
        byte[] manifest = snapshot.manifest().getBytes(StandardCharsets.UTF_8);
        long bytes = snapshot.bytes() + manifest.length;
        if (bytes > limits.maxBytes()) {
            throw DeliveryException.refused("it is larger (" + bytes + " bytes) than " + directory
                    + " may be for its service (" + limits.maxBytes() + " bytes)");
        }
        String fileName = names.of(label);
        String manifestName = Entry.manifestName(fileName);
        Folder folder = Folder.open(directory);
        Index index = Index.open(folder, SERVICE.fill(label));
        Path file = folder.prepared(fileName);
        Path manifestFile = folder.prepared(manifestName);
        long nowMillis = clock.millis();
        index.deleteAbandoned(nowMillis);
        if (!isThere(file, snapshot.file())) {
            new Retention(folder, index, limits).makeRoom(fileName, bytes, nowMillis);
            Copy copy = copyOf(snapshot, index.unfinished(fileName));
            index.add(new Entry(fileName, nowMillis, bytes, copy.sha256(), Digest.of(snapshot.manifest())));
            copy.moveTo(file);
        }
        if (Files.exists(manifestFile, LinkOption.NOFOLLOW_LINKS)) {
            refuseOther(manifestFile, Digest.of(snapshot.manifest()));
        } else {
            Copy.of(new ByteArrayInputStream(manifest), index.unfinished(manifestName))
                    .moveTo(manifestFile);
        }
    }

    private static Copy copyOf(SealedSnapshot snapshot, Path unfinished) throws IOException {
        try (InputStream in = Files.newInputStream(snapshot.file())) {
            Copy copy = Copy.of(in, unfinished);
            if (copy.bytes() != snapshot.bytes()) {
                Files.deleteIfExists(unfinished);
                throw new IOException(
                        "the snapshot's file has " + copy.bytes() + " bytes instead of " + snapshot.bytes());
            }
            return copy;
        }
    }

    /** Whether it arrived before; another file under its name is left alone. */
    private static boolean isThere(Path file, Path snapshot) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        refuseOther(file, Digest.of(snapshot));
        return true;
    }

    private static void refuseOther(Path file, String sha256) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !Digest.of(file).equals(sha256)) {
            throw DeliveryException.refused(file + " is another file, which is not overwritten");
        }
    }

    private FileSink with(Limits other) {
        return new FileSink(name, directory, names, other, clock);
    }
}
