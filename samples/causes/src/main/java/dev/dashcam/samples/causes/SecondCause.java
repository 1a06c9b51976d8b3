/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Something that holds the slow request up too, for less long than the first cause does. */
enum SecondCause {
    /** Nothing does. */
    NONE {
        @Override
        long holdUp(long nanos) {
            return 0;
        }
    },
    /** It sleeps. */
    SLEEP {
        @Override
        long holdUp(long nanos) throws InterruptedException {
            long start = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(nanos);
            return System.nanoTime() - start;
        }
    },
    /** It waits for a peer's answer over a socket. */
    PEER {
        @Override
        long holdUp(long nanos) throws IOException {
            try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket socket = new Socket(peer.getInetAddress(), peer.getLocalPort())) {
                new Thread(() -> answer(peer, nanos), "bank-service").start();
                InputStream in = socket.getInputStream();
                long start = System.nanoTime();
                if (in.read() < 0) {
                    throw new IOException("The peer went away.");
                }
                return System.nanoTime() - start;
            }
        }
    };

    /** The one with this name in lower case. */
    static SecondCause of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Holds the calling thread up for about so long, and answers for how long it did. */
    abstract long holdUp(long nanos) throws IOException, InterruptedException;

    private static void answer(ServerSocket peer, long afterNanos) {
        try (Socket socket = peer.accept()) {
            TimeUnit.NANOSECONDS.sleep(afterNanos);
            socket.getOutputStream().write(1);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
