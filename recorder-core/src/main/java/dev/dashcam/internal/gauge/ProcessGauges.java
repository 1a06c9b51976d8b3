/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import com.sun.management.OperatingSystemMXBean;
import dev.dashcam.task.EventName;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is read in every process, as far as its machine tells. */
final class ProcessGauges {
    /** Of one core: 200 when two are busy with this process. */
    static final EventName PROCESS_CPU = EventName.of("process.cpu.percent");
    /** Of all cores, or of what the container may use. */
    static final EventName SYSTEM_CPU = EventName.of("system.cpu.percent");

    static final EventName HEAP = EventName.of("heap.used.bytes");
    /** Threads of all processes that run or would like to, the one that asks not counted. */
    static final EventName RUNNABLE = EventName.of("host.runnable.threads");

    /** CPUs of the machine that these threads share. */
    static final EventName CPUS = EventName.of("host.cpus");

    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private ProcessGauges() {}

    static List<Gauge> ofThisMachine() {
        List<Gauge> gauges = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        gauges.add(new Gauge(HEAP, () -> runtime.totalMemory() - runtime.freeMemory()));
        try {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
                gauges.add(new Gauge(PROCESS_CPU, new CpuTime(system::getProcessCpuTime)));
                gauges.add(new Gauge(SYSTEM_CPU, () -> percent(system.getCpuLoad())));
            }
        } catch (RuntimeException | LinkageError trimmed) {
            // a runtime without that module goes without these figures
        }
        if (Files.isReadable(LOAD)) {
            RunnableThreads threads = new RunnableThreads(LOAD);
            gauges.add(new Gauge(RUNNABLE, threads));
        }
        if (Files.isReadable(ONLINE)) {
            gauges.add(new Gauge(CPUS, new OnlineCpus(ONLINE)));
        }
        return gauges;
    }

    private static long percent(double share) {
        return share >= 0 ? Math.round(100 * share) : Gauge.UNKNOWN;
    }
}
