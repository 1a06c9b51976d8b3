/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.redaction.RedactionRule;
import dev.dashcam.sinks.file.FileSink;
import dev.dashcam.sinks.http.HttpSink;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.sinks.webhook.Webhook;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that a service hands to its recorder are in no byte of what lies in the spool and has come to each kind of destination. */
@Timeout(180)
final class SecretsAtDestinationsTest {
    /** What is looked for, and what a rule of the service's own finds. */
    private static final Pattern CANARY = Pattern.compile("CANARY-[a-z-]*|C-[0-9]{8}");

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Map<String, byte[]> received = new ConcurrentHashMap<>();

    @TempDir
    Path temp;

    @Test
    void secrets_areInNoByteOfSpoolFileHttpBodyObjectSideObjectOrMessage() throws Exception {
        Map<String, byte[]> everything = delivered(true);
        assertThat(everything.keySet())
                .as("spool, file, HTTP, S3: a snapshot and its manifest each; a message")
                .anyMatch(name -> name.matches("spool/[^.].*\\.dcam"))
                .anyMatch(name -> name.matches("spool/\\..*\\.label"))
                .anyMatch(name -> name.matches("file/shop/.*\\.dcam"))
                .anyMatch(name -> name.matches("file/shop/.*\\.dcam\\.json"))
                .anyMatch(name -> name.matches("PUT /upload/.*\\.dcam"))
                .anyMatch(name -> name.matches("PUT /upload/.*\\.dcam\\.json"))
                .anyMatch(name -> name.matches("s3/dashcam/.*\\.dcam"))
                .anyMatch(name -> name.matches("s3/dashcam/.*\\.dcam\\.json"))
                .anyMatch(name -> name.matches("POST /chat"));
        assertThat(canaries(everything)).isEmpty();
    }

    /** The control: texts that look like no secret and that no rule is for are found at each destination. */
    @Test
    void whatLooksLikeNoSecret_isFoundAtEach() throws Exception {
        Set<String> places = new TreeSet<>();
        for (String found : canaries(delivered(false))) {
            places.add(found.replaceAll(".* in (spool|file|PUT|s3|POST)\\b.*", "$1"));
        }
        assertThat(places).containsExactlyInAnyOrder("spool", "file", "PUT", "s3", "POST");
    }

    /** The bytes at each place by where they were found. */
    private Map<String, byte[]> delivered(boolean areSecrets) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Path spool = temp.resolve("spool");
        Path shared = temp.resolve("shared");
        Map<String, byte[]> found = new TreeMap<>();
        try (S3Server s3 = new S3ProxyServer(Files.createDirectory(temp.resolve("s3")))) {
            try (FlightRecorder recorder = FlightRecorder.builder()
                    .service("shop")
                    .memory(16 << 20)
                    .jvm(JvmSettings.off())
                    .sourceUrl("https://git.acme/{path}?" + (areSecrets ? "access_token" : "page")
                            + "=CANARY-of-a-configuration#L{line}")
                    .redaction(RedactionRule.matching("customer", areSecrets ? "C-\\d{8}" : "NOTHING", "C-########"))
                    .store(Spool.in(spool))
                    .sink(FileSink.in(shared))
                    .sink(HttpSink.to(url + "/upload"))
                    .sink(s3.sink())
                    .sink(Webhook.to(url + "/chat"))
                    .start()) {
                Thread worker = tell(recorder, areSecrets);
                // as somebody says why, which is in the label, the metadata, the headers and the message
                recorder.snapshot("customer C-12345678, " + secret("password", areSecrets) + "-reason");
                // the other test's snapshot would have it among the threads
                worker.interrupt();
                worker.join();
                long until = System.nanoTime() + PATIENCE_NANOS;
                while (received.size() < 3
                        || s3.keys().size() < 2
                        || files(shared, "file", true).size() < 2) {
                    assertThat(System.nanoTime() - until)
                            .as("%s", recorder.status())
                            .isNegative();
                    LockSupport.parkNanos(20_000_000);
                }
            }
            found.putAll(files(spool, "spool", false));
            found.putAll(files(shared, "file", false));
            found.putAll(received);
            for (String key : s3.keys()) {
                HttpResponse<byte[]> object = s3.object(key);
                found.put("s3/" + key, object.body());
                found.put(
                        "s3/" + key + " headers",
                        object.headers().map().toString().getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            server.stop(0);
        }
        return found;
    }

    private static Thread tell(FlightRecorder recorder, boolean areSecrets) throws Exception {
        CountDownLatch isOpen = new CountDownLatch(1);
        Thread worker = new Thread(
                () -> {
                    try (Task task = recorder.task("says " + secret("token", areSecrets) + "-task to C-12345678");
                            Region region = recorder.region(secret("secret", areSecrets) + "-region")) {
                        assertThat(region).isNotNull();
                        task.set("note", "got " + secret("api_key", areSecrets) + "-attribute, for C-12345678");
                        task.set(areSecrets ? "user.password" : "user.name", "CANARY-of-an-attribute");
                        recorder.log(secret("Authorization", areSecrets) + "-log, of C-12345678");
                        recorder.counter(EventName.of(secret("pwd", areSecrets) + "-counter"), 1);
                        isOpen.countDown();
                        LockSupport.parkNanos(PATIENCE_NANOS);
                    }
                },
                "worker of C-12345678, " + secret("password", areSecrets) + "-thread-name");
        worker.setDaemon(true);
        worker.start();
        isOpen.await();
        return worker;
    }

    private static String secret(String name, boolean isSecret) {
        return (isSecret ? name + "=" : "note ") + "CANARY-of-a";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] headers = exchange.getRequestHeaders().entrySet().toString().getBytes(StandardCharsets.UTF_8);
            byte[] both = new byte[body.length + headers.length];
            System.arraycopy(body, 0, both, 0, body.length);
            System.arraycopy(headers, 0, both, body.length, headers.length);
            received.put(what, both);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Map<String, byte[]> files(Path folder, String as, boolean isVisible) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!isVisible || !name.startsWith(".")) {
                    found.put(as + "/" + name, Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    /** Each with where it is: in the bytes as they are, and in each entry where they are a ZIP. */
    private static Set<String> canaries(Map<String, byte[]> places) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Map.Entry<String, byte[]> place : places.entrySet()) {
            look(place.getKey(), place.getValue(), found);
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(place.getValue()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    look(place.getKey() + " " + entry.getName(), zip.readAllBytes(), found);
                }
            }
        }
        return found;
    }

    private static void look(String place, byte[] bytes, Set<String> found) {
        Matcher matcher = CANARY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            found.add(matcher.group() + " in " + place);
        }
    }
}
