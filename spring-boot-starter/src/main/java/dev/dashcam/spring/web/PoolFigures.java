/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/**
 * How busy the threads of the embedded server are. The pool is found by the names of properties, which are the same in every version
 * of Spring Boot, while the packages are not. Where there is none (another server, virtual threads) there are no figures. For one
 * thread, from when the server has started.
 */
final class PoolFigures {
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final String WEB_SERVER = "webServer";
    private static final String TOMCAT_POOL = "tomcat.connector.protocolHandler.executor";
    private static final String JETTY_POOL = "server.threadPool";
    private static final String UNDERTOW = "undertow";

    /** How many threads work, as Tomcat, Jetty and Undertow call it. */
    static final List<String> BUSY = List.of("activeCount", "busyThreads", "busyWorkerThreadCount");

    /** How many threads there may be. */
    static final List<String> MAX = List.of("maximumPoolSize", "maxThreads", "maxWorkerPoolSize");

    /** How many requests wait for one. */
    static final List<String> QUEUED = List.of("queue", "queueSize", "workerQueueSize");

    private final ApplicationContext context;
    private @Nullable PropertyAccessor pool;
    private @Nullable UndertowThreads undertowThreads;

    PoolFigures(ApplicationContext context) {
        this.context = context;
    }

    /** One of them, to be read again and again. */
    LongSupplier figure(List<String> names) {
        return new Figure(names);
    }

    /** One of them as it is now. */
    long read(List<String> names) {
        try {
            if (pool == null) {
                Object found = find();
                pool = found == null ? null : PropertyAccessorFactory.forBeanPropertyAccess(found);
            }
            PropertyAccessor known = pool;
            long figure = known == null ? UNKNOWN : read(known, names);
            UndertowThreads threads = figure == UNKNOWN && names.equals(BUSY) ? undertowThreads : null;
            return threads == null ? figure : threads.busy();
        } catch (BeansException | IllegalStateException stopped) {
            return UNKNOWN;
        }
    }

    private static long read(PropertyAccessor pool, List<String> names) {
        for (String name : names) {
            if (pool.isReadableProperty(name)) {
                return figure(pool.getPropertyValue(name));
            }
        }
        return UNKNOWN;
    }

    /** Undertow's pool answers a negative number for those that are busy, unless a system property has it count them. */
    private static long figure(@Nullable Object value) {
        if (value instanceof Collection<?> queue) {
            return queue.size();
        }
        return value instanceof Number number && number.longValue() >= 0 ? number.longValue() : UNKNOWN;
    }

    private @Nullable Object find() {
        Object server = value(PropertyAccessorFactory.forBeanPropertyAccess(context), WEB_SERVER);
        if (server == null) {
            return null;
        }
        PropertyAccessor ofServer = PropertyAccessorFactory.forBeanPropertyAccess(server);
        Object ofTomcat = value(ofServer, TOMCAT_POOL);
        Object found = ofTomcat != null ? ofTomcat : value(ofServer, JETTY_POOL);
        // There is no getter for it.
        Object undertow = found != null ? null : value(new DirectFieldAccessor(server), UNDERTOW);
        Object worker = undertow == null ? null : call(undertow, "getWorker");
        if (worker == null) {
            return found;
        }
        undertowThreads = UndertowThreads.of(worker);
        return call(worker, "getMXBean");
    }

    /** On JDK 25 these getters make no properties. */
    static @Nullable Object call(Object target, String getter) {
        Method method = ReflectionUtils.findMethod(target.getClass(), getter);
        if (method == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(method);
        return ReflectionUtils.invokeMethod(method, target);
    }

    private static @Nullable Object value(PropertyAccessor properties, String path) {
        return properties.isReadableProperty(path) ? properties.getPropertyValue(path) : null;
    }

    /** Instead of a lambda for each, which are classes made while the application starts. */
    private final class Figure implements LongSupplier {
        private final List<String> names;

        Figure(List<String> names) {
            this.names = names;
        }

        @Override
        public long getAsLong() {
            return read(names);
        }
    }
}
