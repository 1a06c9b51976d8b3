/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.task.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class NetworkWaitsTest {

    @Test
    void recordingWithoutTheJvmsEvents_saysThatItCannotTell() throws IOException {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        try (FlightRecorder recorder = FlightRecorder.builder().memory(4 << 20).start()) {
            try (Task task = recorder.task("GET /quote")) {
                recorder.log("priced");
            }
            recorder.writeTo(recording);
        }

        assertThat(NetworkWaits.answer(new ByteArrayInputStream(recording.toByteArray())))
                .isEqualTo("No waits in this recording: the JVM's own events, which tell of them, are not in it.");
    }

    @Test
    void recordingWithTheJvmsEvents_isAnsweredWithAShare() throws Exception {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        try (FlightRecorder recorder =
                FlightRecorder.builder().jvm(JvmSettings.defaults()).start()) {
            long began = System.nanoTime();
            while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
                assertThat(System.nanoTime() - began)
                        .as(recorder.status().jvm().toString())
                        .isLessThan(TimeUnit.MINUTES.toNanos(1));
                Thread.sleep(5);
            }
            try (Task task = recorder.task("GET /quote")) {
                waitForPeer();
                task.set("price", 3);
            }
            recorder.writeTo(recording);
        }

        assertThat(NetworkWaits.answer(new ByteArrayInputStream(recording.toByteArray())))
                .matches("\\d+\\.\\d % of \\d+ waits were for the network\\.")
                .doesNotStartWith("0.0 %");
    }

    private static void waitForPeer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket peer = server.accept()) {
            Thread reads = Thread.currentThread();
            Thread late = new Thread(() -> {
                try {
                    while (!isReading(reads)) {
                        Thread.sleep(1);
                    }
                    Thread.sleep(20);
                    peer.getOutputStream().write(1);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            late.start();
            assertThat(client.getInputStream().read()).isEqualTo(1);
            late.join();
        }
    }

    /** Java says of a thread that waits for a peer that it runs. */
    private static boolean isReading(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("implRead"));
    }
}
