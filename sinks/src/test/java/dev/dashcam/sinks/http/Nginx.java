/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operating system's nginx in a folder of its own: takes uploads over TLS from who has the token. */
final class Nginx implements AutoCloseable {
    static final String TOKEN = "Bearer token-5b7e";

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d ssl;
                ssl_certificate %3$s;
                ssl_certificate_key %4$s;
                %6$s
                client_max_body_size 200m;
                location / {
                  root %1$s/files;
                  dav_methods PUT;
                  create_full_put_path on;
                  if ($http_authorization != "%5$s") { return 401; }
                }
                location /small/ { client_max_body_size 1k; root %1$s/files; dav_methods PUT; }
                location /moved/ { return 307 https://localhost:%2$d/elsewhere/; }
              }
            }
            """;

    private final Path folder;
    private final int port;
    private final Process process;

    Nginx(Path folder, TestCertificates certificates) throws Exception {
        this(folder, certificates, "");
    }

    /** One that lets nobody in whose certificate this authority has not signed. */
    static Nginx forClientsOf(Path authority, Path folder, TestCertificates certificates) throws Exception {
        return new Nginx(folder, certificates, "ssl_client_certificate " + authority + "; ssl_verify_client on;");
    }

    private Nginx(Path folder, TestCertificates certificates, String more) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        Files.createDirectories(files());
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                CONFIGURATION.formatted(folder, port, certificates.serverPem, certificates.serverKey, TOKEN, more));
        process = new ProcessBuilder(
                        program().toString(),
                        "-c",
                        configuration.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        awaitStart();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    String url(String path) {
        return "https://127.0.0.1:" + port + path;
    }

    int port() {
        return port;
    }

    /** What was uploaded, as files. */
    Path files() {
        return folder.resolve("files");
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private void awaitStart() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            assertThat(process.isAlive())
                    .as(() -> "nginx has ended: " + read("output") + read("error.log"))
                    .isTrue();
            try (Socket socket = new Socket()) {
                socket.connect(address(), 1000);
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("nginx does not listen: " + read("error.log"));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException absent) {
            return "";
        }
    }

    private static Path program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("nginx is missing: install the package nginx-light, or nginx with its dav"
                                + " module, from " + List.of("Debian", "Fedora", "Homebrew")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
