/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.pools;

import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.task.EventName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * How many connections of the application's pool of HikariCP are in use, once a second, under the names that Micrometer has for them.
 * Where there are several pools, or none, or the data source is hidden behind another one, there are no figures.
 */
public final class ConnectionPool implements FlightRecorderCustomizer {
    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final String MAX = "maximumPoolSize";
    private static final String ACTIVE = "hikariPoolMXBean.activeConnections";
    private static final String PENDING = "hikariPoolMXBean.threadsAwaitingConnection";

    private final ConfigurableListableBeanFactory factory;
    private @Nullable PropertyAccessor pool;
    private boolean isLookedFor;

    /** Looks for the pool among the beans of this factory that are there once the application is ready. */
    public ConnectionPool(ConfigurableListableBeanFactory factory) {
        this.factory = factory;
    }

    @Override
    public void customize(FlightRecorderBuilder builder) {
        builder.gauge(EventName.of("hikaricp.connections.max"), new Figure(MAX));
        builder.gauge(EventName.of("hikaricp.connections.active"), new Figure(ACTIVE));
        builder.gauge(EventName.of("hikaricp.connections.pending"), new Figure(PENDING));
    }

    /** By one thread, from when the application is ready. */
    private long read(String property) {
        try {
            if (!isLookedFor) {
                isLookedFor = true;
                pool = find();
            }
            PropertyAccessor known = pool;
            return known != null && known.getPropertyValue(property) instanceof Number figure
                    ? figure.longValue()
                    : UNKNOWN;
        } catch (BeansException | IllegalStateException notStarted) {
            return UNKNOWN;
        }
    }

    /** A bean that nobody has asked for yet is not made for this. */
    private @Nullable PropertyAccessor find() {
        List<PropertyAccessor> found = new ArrayList<>();
        for (String name : factory.getBeanNamesForType(DataSource.class, false, false)) {
            Object bean = factory.getSingleton(name);
            PropertyAccessor properties = bean == null ? null : PropertyAccessorFactory.forBeanPropertyAccess(bean);
            if (properties != null
                    && properties.isReadableProperty(MAX)
                    && properties.isReadableProperty("hikariPoolMXBean")) {
                found.add(properties);
            }
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    /** Instead of a lambda for each, which are classes made while the application starts. */
    private final class Figure implements LongSupplier {
        private final String property;

        Figure(String property) {
            this.property = property;
        }

        @Override
        public long getAsLong() {
            return read(property);
        }
    }
}
