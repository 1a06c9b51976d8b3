/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

/** Threads that call sinks: daemons, with our own class loader, so that they hold up nobody and hold on to nobody's classes. */
final class DeliveryThread {
    private DeliveryThread() {}

    static Thread of(String sink, Runnable work) {
        Thread thread = new Thread(work, "dashcam-delivery-" + sink);
        thread.setDaemon(true);
        thread.setContextClassLoader(DeliveryThread.class.getClassLoader());
        return thread;
    }
}
