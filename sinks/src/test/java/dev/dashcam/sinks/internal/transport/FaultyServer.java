/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Meets each connection with the next fault, and then stands aside: what comes after is forwarded to a real server where there
 * is one, else answered with 200.
 */
public final class FaultyServer implements AutoCloseable {
    /** A request that was read whole. */
    public record Received(String line, List<String> headers, byte[] body) {
        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    public final List<Received> received = new CopyOnWriteArrayList<>();

    private final BlockingQueue<Fault> faults = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final @Nullable InetSocketAddress real;
    private final ServerSocket server;

    public FaultyServer(Fault... faults) throws IOException {
        this(null, faults);
    }

    public FaultyServer(@Nullable InetSocketAddress real, Fault... faults) throws IOException {
        this.real = real;
        this.faults.addAll(List.of(faults));
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** How many faults nobody has met yet. */
    public int faultsLeft() {
        return faults.size();
    }

    List<String> readHeaders(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the client left");
            }
            head.write(b);
            boolean isNext = b == (matched % 2 == 0 ? '\r' : '\n');
            matched = isNext ? matched + 1 : 0;
        }
        return List.of(head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n"));
    }

    Received readRequest(Socket client) throws IOException {
        List<String> lines = readHeaders(client);
        Received head = new Received(lines.get(0), lines.subList(1, lines.size()), new byte[0]);
        String length = head.header("Content-Length");
        byte[] body = client.getInputStream().readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        Received whole = new Received(head.line(), head.headers(), body);
        received.add(whole);
        return whole;
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }

    boolean isClosed() {
        return end.getCount() == 0;
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!isClosed()) {
            Socket client = server.accept();
            open.add(client);
            start(() -> meet(client));
        }
    }

    private void meet(Socket client) throws IOException, InterruptedException {
        try (client) {
            Fault fault = faults.poll();
            if (fault != null) {
                fault.meet(client, this);
            } else if (real != null) {
                forward(client, real);
            } else {
                while (true) {
                    Fault.answer(200).meet(client, this);
                }
            }
        } finally {
            open.remove(client);
        }
    }

    private void forward(Socket client, InetSocketAddress to) throws IOException {
        try (Socket upstream = new Socket(to.getAddress(), to.getPort())) {
            open.add(upstream);
            start(() -> pump(upstream, client));
            pump(client, upstream);
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException ended) {
                        // the other side has what it came for
                    }
                },
                "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }
}
