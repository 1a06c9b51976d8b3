/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server: deploys a web application, lets its threads serve it, undeploys it, and looks whether it is gone. */
public final class Undeploys {
    private static final int THREADS = 4;
    private static final int REDEPLOYMENTS = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final List<BlockingQueue<Runnable>> threads = new ArrayList<>();
    private final ClassLoader server;
    private final URL[] application;

    private Undeploys(ClassLoader server, URL[] application) {
        this.server = server;
        this.application = application;
    }

    /** Takes the class path of the application and that of the server, which may be empty. */
    public static void main(String[] arguments) throws Exception {
        ClassLoader server = new URLClassLoader(urls(arguments[1]), ClassLoader.getPlatformClassLoader());
        Undeploys undeploys = new Undeploys(server, urls(arguments[0]));
        undeploys.startThreads();
        for (int i = 0; i < REDEPLOYMENTS; i++) {
            WeakReference<ClassLoader> loader = undeploys.deployAndUndeploy();
            Claim.that(isCollected(loader), "the application's class loader is collected, deployment " + i);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            Claim.that(!thread.getName().startsWith("dashcam"), thread);
        }
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (loader.get() != null && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }
        return loader.get() == null;
    }

    private WeakReference<ClassLoader> deployAndUndeploy() throws Exception {
        ClassLoader loader = new URLClassLoader(application, server);
        Object[] deployed = new Object[1];
        onAll(
                threads.subList(0, 1),
                loader,
                () -> deployed[0] = loader.loadClass("dev.dashcam.integration.child.program.WebApplication")
                        .getConstructor()
                        .newInstance());
        onAll(threads, loader, () -> ((Runnable) deployed[0]).run());
        onAll(threads.subList(0, 1), loader, () -> ((AutoCloseable) deployed[0]).close());
        ((URLClassLoader) loader).close();
        return new WeakReference<>(loader);
    }

    private void startThreads() throws ReflectiveOperationException {
        for (int i = 0; i < THREADS; i++) {
            BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
            threads.add(work);
            Runnable loop = () -> serve(work);
            if (i == THREADS - 1 && Runtime.version().feature() >= 21) {
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, loop);
            } else {
                Thread thread = new Thread(loop, "http-" + i);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(BlockingQueue<Runnable> work) {
        try {
            while (true) {
                work.take().run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs something of the application's on each of these threads and waits for it. */
    private static void onAll(List<BlockingQueue<Runnable>> threads, ClassLoader loader, Work work) throws Exception {
        CountDownLatch done = new CountDownLatch(threads.size());
        List<Exception> failures = new ArrayList<>();
        for (BlockingQueue<Runnable> thread : threads) {
            thread.add(() -> {
                ClassLoader before = Thread.currentThread().getContextClassLoader();
                Thread.currentThread().setContextClassLoader(loader);
                try {
                    work.run();
                } catch (Exception e) {
                    failures.add(e);
                } finally {
                    Thread.currentThread().setContextClassLoader(before);
                    done.countDown();
                }
            });
        }
        Claim.that(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the server's threads have served");
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static URL[] urls(String classPath) {
        return Arrays.stream(classPath.split(java.io.File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Undeploys::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
