/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Ends a client with its thread and connections, which the JDK can do since 21. Before, it does so by itself once nobody holds
 * the client any more.
 */
final class ClientEnd {
    private static final @Nullable Method SHUT_DOWN_NOW = method();

    private ClientEnd() {}

    static void of(HttpClient client) {
        if (SHUT_DOWN_NOW == null) {
            return;
        }
        try {
            SHUT_DOWN_NOW.invoke(client);
        } catch (ReflectiveOperationException | RuntimeException notPossible) {
            // it ends by itself, as before 21
        }
    }

    private static @Nullable Method method() {
        try {
            return HttpClient.class.getMethod("shutdownNow");
        } catch (NoSuchMethodException before21) {
            return null;
        }
    }
}
