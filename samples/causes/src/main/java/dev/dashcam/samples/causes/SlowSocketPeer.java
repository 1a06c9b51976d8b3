/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A request reads from a socket whose peer takes its time to answer. */
public final class SlowSocketPeer {
    private static final int ANSWERS_AFTER_MILLIS = 300;

    private final ServerSocket peer;

    private SlowSocketPeer(ServerSocket peer) {
        this.peer = peer;
    }

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SlowSocketPeer shop = new SlowSocketPeer(peer);
            Thread answers = new Thread(shop::answer, "tax-service");
            answers.setDaemon(true);
            answers.start();
            SlowTask.record(
                    "socket-peer",
                    arguments,
                    recorder -> shop.ask(recorder, 0),
                    recorder -> shop.ask(recorder, ANSWERS_AFTER_MILLIS));
        }
    }

    private long ask(FlightRecorder recorder, int answerAfterMillis) throws IOException {
        try (Region region = recorder.region("tax");
                Socket socket = new Socket(peer.getInetAddress(), peer.getLocalPort())) {
            socket.getOutputStream().write(answerAfterMillis / 10);
            long start = System.nanoTime();
            socket.getInputStream().read();
            return System.nanoTime() - start;
        }
    }

    /** The peer: is told how many hundredths of a second it has to take. */
    private void answer() {
        while (!peer.isClosed()) {
            try (Socket socket = peer.accept()) {
                Thread.sleep(10L * socket.getInputStream().read());
                socket.getOutputStream().write(1);
            } catch (IOException e) {
                if (!peer.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
