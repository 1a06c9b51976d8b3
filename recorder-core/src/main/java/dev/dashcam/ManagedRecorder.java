/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.management.FlightRecorderMXBean;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.trigger.TriggerStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * A recorder that is registered with the platform's MBean server, as {@code dev.dashcam:type=FlightRecorder}; where that name is
 * taken, with {@code id=2} and so on behind it. Loaded only where somebody has asked for it.
 */
final class ManagedRecorder implements FlightRecorderMXBean, AutoCloseable {
    private static final String NAME = "dev.dashcam:type=FlightRecorder";
    private static final int MOST = 1000;

    private final FlightRecorder recorder;
    private final MBeanServer server;
    private final ObjectName name;

    private ManagedRecorder(FlightRecorder recorder) throws JMException {
        this.recorder = recorder;
        this.server = ManagementFactory.getPlatformMBeanServer();
        this.name = registered(new StandardMBean(this, FlightRecorderMXBean.class, true));
    }

    /**
     * Registers a recorder. Of JMX it throws nothing, for whose sake that would be loaded where it is caught.
     *
     * @return takes it out of the server
     * @throws IOException when it cannot be registered
     */
    static AutoCloseable register(FlightRecorder recorder) throws IOException {
        try {
            return new ManagedRecorder(recorder);
        } catch (JMException refused) {
            throw new IOException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private ObjectName registered(StandardMBean bean) throws JMException {
        for (int id = 1; ; id++) {
            try {
                return server.registerMBean(bean, new ObjectName(id == 1 ? NAME : NAME + ",id=" + id))
                        .getObjectName();
            } catch (InstanceAlreadyExistsException taken) {
                if (id == MOST) {
                    throw taken;
                }
            }
        }
    }

    /** Takes it out of the server. A second call does nothing. */
    @Override
    public void close() {
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException gone) {
            // somebody else has taken it out
        }
    }

    @Override
    public boolean isRecording() {
        return recorder.status().recording();
    }

    @Override
    public long getReachMillis() {
        return recorder.status().reach().toMillis();
    }

    @Override
    public long getRingBytes() {
        return recorder.status().ringBytes();
    }

    @Override
    public long getDroppedEvents() {
        return recorder.status().losses().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public long getCaptures() {
        return recorder.status().captures().sealed();
    }

    @Override
    public String getStore() {
        return recorder.status().store();
    }

    @Override
    public List<String> getTriggers() {
        return recorder.status().triggers().stream().map(ManagedRecorder::line).toList();
    }

    @Override
    public List<String> getDecisions() {
        return recorder.status().decisions();
    }

    @Override
    public List<String> getNotes() {
        return recorder.status().notes();
    }

    @Override
    public String snapshot(String reason) {
        try {
            Snapshot snapshot = recorder.snapshot(reason);
            String verdict = snapshot.verdict() == null ? "" : " " + snapshot.verdict();
            return "Captured " + snapshot.id() + " as " + snapshot.file() + "." + verdict;
        } catch (IOException none) {
            // a client has the JDK's classes only
            throw new IllegalStateException(none.getMessage());
        }
    }

    @Override
    public String drill() {
        return recorder.drill().toString();
    }

    @Override
    public List<String> dryRun(String route, long tookMillis) {
        return recorder.dryRun(route, Duration.ofMillis(tookMillis));
    }

    /** Such as {@code latency: running, request >= 500 ms, 1 captured, 0 coalesced, suppressed {cooldown=3}}. */
    private static String line(TriggerStatus trigger) {
        String watching = trigger.watching().isEmpty() ? trigger.kind() : trigger.watching();
        return trigger.name() + ": " + trigger.state() + ", " + watching + ", " + trigger.captured() + " captured, "
                + trigger.coalesced() + " coalesced, suppressed " + trigger.suppressed();
    }
}
