/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a {@link FaultyServer} does with one connection. */
@FunctionalInterface
public interface Fault {
    void meet(Socket client, FaultyServer server) throws IOException, InterruptedException;

    /** Reads the whole request and answers it. */
    static Fault answer(int status, String... headers) {
        return (client, server) -> {
            server.readRequest(client);
            writeAnswer(client, status, status == 204 ? "" : "{}", headers);
        };
    }

    /** Reads the whole request, answers it with this text and closes the connection. */
    static Fault answerText(int status, String text) {
        return (client, server) -> {
            server.readRequest(client);
            writeAnswer(client, status, text, "Connection: close");
        };
    }

    /** Answers when it has the headers, and reads on what comes after, as well-behaved servers do. */
    static Fault answerEarly(int status) {
        return (client, server) -> {
            server.readHeaders(client);
            writeAnswer(client, status, "", "Connection: close");
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Takes the connection and reads nothing. */
    static Fault hang() {
        return (client, server) -> server.awaitEnd();
    }

    /** Reads the whole request and never answers. */
    static Fault silence() {
        return (client, server) -> {
            server.readRequest(client);
            server.awaitEnd();
        };
    }

    /** Closes the connection when it has the headers. */
    static Fault closeAfterHeaders() {
        return (client, server) -> server.readHeaders(client);
    }

    /** Reads so many bytes and resets the connection. */
    static Fault resetAfter(int bytes) {
        return (client, server) -> {
            client.getInputStream().readNBytes(bytes);
            client.setSoLinger(true, 0);
        };
    }

    /** Reads so many bytes and no more. */
    static Fault slow(int bytes) {
        return (client, server) -> {
            client.getInputStream().readNBytes(bytes);
            server.awaitEnd();
        };
    }

    /** Is the way to a real server until so many bytes have gone there, and then resets the connection. */
    static Fault forwardUntil(InetSocketAddress real, long bytes) {
        return (client, server) -> {
            try (Socket upstream = new Socket(real.getAddress(), real.getPort())) {
                Thread answers = new Thread(() -> transfer(upstream, client), "faulty-server-answers");
                answers.setDaemon(true);
                answers.start();
                byte[] piece = new byte[8192];
                for (long left = bytes; left > 0; ) {
                    int read = client.getInputStream().read(piece, 0, (int) Math.min(piece.length, left));
                    if (read < 0) {
                        return;
                    }
                    upstream.getOutputStream().write(piece, 0, read);
                    left -= read;
                }
                client.setSoLinger(true, 0);
            }
        };
    }

    private static void transfer(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // as it was meant to be
        }
    }

    /** Sends back what it got, as if that were an answer; all is read first, since else the client may meet a cut connection. */
    static Fault echo() {
        return (client, server) -> {
            FaultyServer.Received request = server.readRequest(client);
            String head = request.line() + "\r\n" + String.join("\r\n", request.headers());
            client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    /** Answers with a body that has no end. */
    static Fault endlessAnswer() {
        return (client, server) -> {
            server.readRequest(client);
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 500 x\r\nContent-Length: 9999999999\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = new byte[8192];
            while (!server.isClosed()) {
                out.write(piece);
            }
        };
    }

    private static void writeAnswer(Socket client, int status, String text, String... headers) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\nContent-Length: " + body.length + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("\r\n");
        client.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().write(body);
        client.getOutputStream().flush();
    }
}
