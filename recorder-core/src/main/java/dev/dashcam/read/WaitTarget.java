/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

/**
 * What a wait is for, as far as the JVM knows. What does not belong to the kind of wait is empty, or 0.
 *
 * @param className the class of the monitor, or of the object that the thread is parked on
 * @param address where that object was in memory: tells objects of one class apart, as long as none of them is moved
 * @param otherThreadId of a monitor: the thread that released it last before this one got it, which is not always the one that
 *     held it when this one came; of {@code Object.wait}: the thread that notified
 * @param otherThreadName that thread's name
 * @param host the peer's name as the service used it, of a socket
 * @param hostAddress the peer's address
 * @param port the peer's port
 * @param path the file's path
 * @param bytes how many bytes were read or written
 */
public record WaitTarget(
        String className,
        long address,
        long otherThreadId,
        String otherThreadName,
        String host,
        String hostAddress,
        int port,
        String path,
        long bytes) {}
