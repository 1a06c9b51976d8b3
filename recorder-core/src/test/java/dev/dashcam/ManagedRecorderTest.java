/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.management.FlightRecorderMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;

/** A recorder over JMX, through a connection as operators have one. */
final class ManagedRecorderTest {
    private static final String NAME = "dev.dashcam:type=FlightRecorder";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void recorder_isSeenAndAskedOverAConnection() throws Exception {
        JMXConnectorServer connectors =
                JMXConnectorServerFactory.newJMXConnectorServer(new JMXServiceURL("service:jmx:rmi://"), null, server);
        connectors.start();
        try (FlightRecorder recorder = small().jmx().start();
                JMXConnector connector = JMXConnectorFactory.connect(connectors.getAddress())) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            FlightRecorderMXBean bean =
                    JMX.newMXBeanProxy(connection, new ObjectName(NAME), FlightRecorderMXBean.class);
            assertThat(bean.isRecording()).isTrue();
            assertThat(bean.getRingBytes()).isEqualTo(recorder.status().ringBytes());
            assertThat(bean.getReachMillis()).isNotNegative();
            assertThat(bean.getDroppedEvents()).isZero();
            assertThat(bean.getCaptures()).isZero();
            assertThat(bean.getTriggers()).isEmpty();
            assertThat(bean.getDecisions()).isEmpty();
            assertThat(bean.getNotes()).anyMatch(note -> note.contains("dashcam-triggers"));
            assertThat(bean.getStore()).contains("dashcam-sinks");
            assertThat(bean.drill()).contains("dashcam-triggers");
            assertThat(bean.dryRun("GET /a", 800)).singleElement().asString().startsWith("Nothing is captured");
            assertThatThrownBy(() -> bean.snapshot("before deploy"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("dashcam-sinks");
            assertThatThrownBy(() -> server.invoke(
                            new ObjectName(NAME), "snapshot", new Object[] {"x"}, new String[] {"java.lang.String"}))
                    .isInstanceOf(RuntimeMBeanException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        } finally {
            connectors.stop();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void recorder_thatNobodyAskedFor_isNotRegistered() throws Exception {
        try (FlightRecorder recorder = small().start()) {
            assertThat(recorder.status().recording()).isTrue();
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void severalRecorders_haveNamesOfTheirOwn_andLeaveOneByOne() throws Exception {
        FlightRecorder first = small().jmx().start();
        FlightRecorder second = small().jmx().start();
        assertThat(names()).containsExactlyInAnyOrder(new ObjectName(NAME), new ObjectName(NAME + ",id=2"));
        first.close();
        first.close();
        assertThat(names()).containsExactly(new ObjectName(NAME + ",id=2"));
        second.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void name_thatSomebodyHasTakenOut_isNoFaultAtTheEnd() throws Exception {
        FlightRecorder recorder = small().jmx().start();
        server.unregisterMBean(new ObjectName(NAME));
        recorder.close();
        assertThat(names()).isEmpty();
    }

    private Set<ObjectName> names() throws Exception {
        return server.queryNames(new ObjectName("dev.dashcam:*"), null);
    }

    private static FlightRecorderBuilder small() {
        return FlightRecorder.builder().memory(4 << 20);
    }
}
