/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dashcam.FlightRecorder;
import dev.dashcam.internal.columns.DamagedException;
import dev.dashcam.internal.columns.NewerFormatException;
import dev.dashcam.internal.columns.Sections;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Writes what the fuzzer starts from: a recording made here, and others if they are named, in the form that each target takes. */
public final class Seeds {
    /** The corpus names no machine. */
    private static final Pattern HOST = Pattern.compile("(\"host\":\\s*\")[^\"]*");

    private static final EventName STOCK = EventName.of("stock");

    private final Path corpus;

    private Seeds(Path corpus) {
        this.corpus = corpus;
    }

    /** Takes the folder of the corpus and any recordings. */
    public static void main(String[] arguments) throws Exception {
        Seeds seeds = new Seeds(Path.of(arguments[0]));
        Path trace = Files.createTempFile("seed", ".dcam");
        try {
            seeds.add("snapshot", snapshot(trace));
            seeds.add("trace", Files.readAllBytes(trace));
        } finally {
            Files.delete(trace);
        }
        for (int i = 1; i < arguments.length; i++) {
            seeds.add("given-" + i, Files.readAllBytes(Path.of(arguments[i])));
        }
    }

    private static byte[] snapshot(Path traceFile) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(2 << 20)
                .window(Duration.ofSeconds(2))
                .service("seed")
                .start()) {
            try (var trace = recorder.startTrace(traceFile)) {
                Thread other = new Thread(() -> work(recorder, "GET /elsewhere"), "exec-2");
                other.start();
                work(recorder, "GET /here");
                other.join();
                Object monitor = new Object();
                Thread stuck = new Thread(() -> reserve(recorder, monitor), "exec-3");
                synchronized (monitor) {
                    stuck.start();
                    while (stuck.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                    try (Task open = recorder.task("GET /open");
                            Region wait = recorder.region("wait")) {
                        Thread.sleep(1200);
                        recorder.mark(STOCK);
                        recorder.writeTo(file);
                    }
                }
                stuck.join();
            }
        }
        return file.toByteArray();
    }

    /** Open while the snapshot is taken, and waiting for who takes it. */
    private static void reserve(FlightRecorder recorder, Object monitor) {
        try (Task task = recorder.task("GET /stuck");
                Region reserve = recorder.region("reserve")) {
            synchronized (monitor) {
                recorder.mark(STOCK);
            }
        }
    }

    private static void work(FlightRecorder recorder, String route) {
        for (int i = 0; i < 4; i++) {
            try (Task task = recorder.task(route)) {
                task.set("cart.items", i)
                        .set("price", i / 3.0)
                        .set("vip", i % 2 == 0)
                        .set("city", "Ulm");
                task.trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
                try (Region price = recorder.region("price")) {
                    recorder.log("tax service answered late");
                    recorder.counter(STOCK, 100 - i);
                }
                try (Task inner = recorder.task(EventName.of("restock"), TaskKind.JOB)) {
                    inner.fail(new IllegalStateException());
                }
            }
        }
    }

    private void add(String name, byte[] file) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                parts.add(part(name, entry.getName(), zip.readAllBytes()));
            }
        }
        byte[] recording = Parts.join(parts);
        write(Target.ARCHIVE, name, Parts.archive(recording));
        write(Target.EXPLANATION, name, recording);
        byte[] damaged = new byte[Damage.BYTES + recording.length];
        System.arraycopy(recording, 0, damaged, Damage.BYTES, recording.length);
        write(Target.RECORDING, name, damaged);
        write(Target.VERIFIER, name, damaged);
    }

    private byte[] part(String recording, String entry, byte[] content) throws IOException {
        if (entry.endsWith(".dcg")) {
            String name = recording + '-' + entry.substring(entry.lastIndexOf('/') + 1, entry.length() - 4);
            byte[] sections = sections(content);
            write(Target.GENERATION, name, content);
            write(Target.MENDED_GENERATION, name, sections);
            return behind('G', sections);
        }
        if (entry.equals("manifest.json")) {
            byte[] manifest = HOST.matcher(new String(content, UTF_8))
                    .replaceFirst("$1shop-1")
                    .getBytes(UTF_8);
            write(Target.MANIFEST, recording, manifest);
            return behind('M', manifest);
        }
        return switch (entry) {
            case "explain.txt" -> behind('T', content);
            case "threads.json" -> behind('D', content);
            case "jvm/recording.jfr" -> behind('J', content);
            default -> new byte[0];
        };
    }

    private static byte[] sections(byte[] generation) {
        try {
            return Sections.split(generation);
        } catch (DamagedException | NewerFormatException e) {
            throw new IllegalArgumentException("A seed must be sound.", e);
        }
    }

    private static byte[] behind(char letter, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.write(letter);
        part.writeBytes(content);
        return part.toByteArray();
    }

    private void write(Target target, String name, byte[] content) throws IOException {
        Path folder = Files.createDirectories(corpus.resolve(target.title()));
        Files.write(folder.resolve("seed-" + name), content);
    }
}
