/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** As when a web application is undeployed: its classes go, the server's threads stay. */
@DisplayName("unloading")
final class UnloadTest {

    @Test
    void closedRecorder_leavesNothingBehindInThreadsThatLiveOn() throws Exception {
        ExecutorService server = Executors.newSingleThreadExecutor();
        try {
            WeakReference<ClassLoader> loader = deployAndUndeploy(server);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (loader.get() != null && System.nanoTime() < deadline) {
                System.gc();
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(loader.get()).isNull();
        } finally {
            server.shutdown();
        }
    }

    private static WeakReference<ClassLoader> deployAndUndeploy(ExecutorService server) throws Exception {
        URL[] classPath = {
            location(Recording.class),
            location(Undeployed.class),
            location(org.agrona.collections.Long2ObjectHashMap.class)
        };
        ClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
        Class<?> type = loader.loadClass(Undeployed.class.getName());
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Runnable application = (Runnable) constructor.newInstance();
        server.submit(application).get();
        ((AutoCloseable) application).close();
        return new WeakReference<>(loader);
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
