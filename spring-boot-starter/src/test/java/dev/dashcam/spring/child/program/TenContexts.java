/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child.program;

import dev.dashcam.FlightRecorder;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Ten applications in one JVM, open together, then closed, then gone. Ends with status 1 when something is left, but for as many
 * contexts as the system property {@code child.contexts-kept} says: Tomcat keeps one itself. Without that property
 * it prints how many are left.
 */
public final class TenContexts {
    private static final int CONTEXTS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** When none has gone for so long, none will. */
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private TenContexts() {}

    public static void main(String[] arguments) throws Exception {
        Integer kept = Integer.getInteger("child.contexts-kept");
        List<WeakReference<ConfigurableApplicationContext>> closed = openAndClose(arguments);
        if (kept == null) {
            System.out.println(settled(closed));
            return;
        }
        await("a context is still in memory", () -> left(closed) <= kept);
        await(
                "a thread is still there",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("dashcam")));
    }

    private static List<WeakReference<ConfigurableApplicationContext>> openAndClose(String[] arguments)
            throws Exception {
        List<ConfigurableApplicationContext> open = new ArrayList<>();
        for (int i = 0; i < CONTEXTS; i++) {
            ConfigurableApplicationContext context = SpringApplication.run(ServingApplication.class, arguments);
            if (ClassUtils.isPresent("dev.dashcam.FlightRecorder", TenContexts.class.getClassLoader())) {
                Recorder.begin(context);
            }
            open.add(context);
        }
        HttpClient client = HttpClient.newHttpClient();
        for (ConfigurableApplicationContext context : open) {
            String port = context.getEnvironment().getProperty("local.server.port");
            if (port != null) {
                serve(client, port);
            }
        }
        List<WeakReference<ConfigurableApplicationContext>> closed = new ArrayList<>();
        for (ConfigurableApplicationContext context : open) {
            context.close();
            closed.add(new WeakReference<>(context));
        }
        return closed;
    }

    private static long left(List<WeakReference<ConfigurableApplicationContext>> closed) {
        System.gc();
        return closed.stream().filter(context -> context.get() != null).count();
    }

    private static long settled(List<WeakReference<ConfigurableApplicationContext>> closed)
            throws InterruptedException {
        long least = left(closed);
        long since = System.nanoTime();
        while (System.nanoTime() - since < SETTLED_NANOS) {
            Thread.sleep(20);
            long now = left(closed);
            if (now < least) {
                least = now;
                since = System.nanoTime();
            }
        }
        return least;
    }

    private static void serve(HttpClient client, String port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/quick"))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (!answer.equals("done")) {
            throw new IllegalStateException(answer);
        }
    }

    private static void await(String otherwise, Check check) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!check.holds()) {
            if (System.nanoTime() - until > 0) {
                System.err.println(otherwise);
                System.exit(1);
            }
            Thread.sleep(20);
        }
    }

    /** Only where there is one. */
    private static final class Recorder {
        private Recorder() {}

        /** The first one says that it records before the next one joins it. */
        static void begin(ConfigurableApplicationContext context) {
            context.getBean(FlightRecorder.class).status();
        }
    }

    /** Something that is to become true. */
    @FunctionalInterface
    private interface Check {
        boolean holds();
    }
}
