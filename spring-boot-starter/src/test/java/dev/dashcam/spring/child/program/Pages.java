/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child.program;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The pages of the application. */
@RestController
class Pages {
    @GetMapping("/quick")
    String quick() {
        return "done";
    }

    /** The names of the threads that begin like this. */
    @GetMapping("/threads/{prefix}")
    String threads(@PathVariable("prefix") String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** How many contexts there are in memory, this one and those before a restart. */
    @GetMapping("/contexts")
    String contexts() {
        return String.valueOf(Contexts.left());
    }

    @GetMapping("/heap")
    String heap() {
        return String.valueOf(Runtime.getRuntime().maxMemory());
    }

    @GetMapping("/download/{megabytes}")
    void download(@PathVariable("megabytes") int megabytes, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        write(megabytes, response.getOutputStream());
    }

    @GetMapping("/streamed/{megabytes}")
    StreamingResponseBody streamed(@PathVariable("megabytes") int megabytes) {
        return out -> write(megabytes, out);
    }

    @PostMapping("/restart")
    void restart() throws ReflectiveOperationException {
        Class<?> restarter = Class.forName("org.springframework.boot.devtools.restart.Restarter");
        Object instance = restarter.getMethod("getInstance").invoke(null);
        Thread thread = new Thread(() -> {
            try {
                restarter.getMethod("restart").invoke(instance);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(false);
        thread.start();
    }

    private static void write(int megabytes, OutputStream out) throws IOException {
        byte[] part = new byte[1 << 20];
        for (int sent = 0; sent < megabytes; sent++) {
            out.write(part);
        }
    }
}
