/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OpenFilesTest {
    private static final int THREADS = 8;

    @Test
    void room_isThereForSoManyAndNoMore() {
        OpenFiles files = new OpenFiles(2);
        assertThat(files.count()).isZero();

        ByteBuffer first = files.take();
        ByteBuffer second = files.take();

        assertThat(first).isNotNull().isNotSameAs(second);
        assertThat(second).isNotNull();
        assertThat(files.take()).isNull();
        assertThat(files.count()).isEqualTo(2);
        files.giveBack(second);
        assertThat(files.take()).isSameAs(second);
    }

    @Test
    void buffers_areEachForOneFile() {
        OpenFiles files = new OpenFiles(2);
        ByteBuffer first = files.take();
        ByteBuffer second = files.take();
        while (first.hasRemaining()) {
            first.put((byte) 1);
        }

        assertThat(first.capacity()).isEqualTo(OpenFiles.BUFFER_BYTES);
        assertThat(second.remaining()).isEqualTo(OpenFiles.BUFFER_BYTES);
        while (second.hasRemaining()) {
            assertThat(second.get()).isZero();
        }
    }

    @Test
    void threadsThatTakeAtOnce_haveEachRoomOnce() throws Exception {
        OpenFiles files = new OpenFiles(LinuxAccount.MAX_FILES);
        Set<ByteBuffer> taken = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        taken.add(files.take());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (ByteBuffer buffer = files.take(); buffer != null; buffer = files.take()) {
                    taken.add(buffer);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(taken).hasSize(LinuxAccount.MAX_FILES);
        assertThat(files.count()).isEqualTo(LinuxAccount.MAX_FILES);
        taken.forEach(files::giveBack);
        assertThat(files.count()).isZero();
    }

    @Test
    void thoseThatNobodyOpens_takeNoMemoryOutsideTheHeap() {
        int max = LinuxAccount.MAX_FILES;
        long before = directBytes();
        List<OpenFiles> unused = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            unused.add(new OpenFiles(max));
        }

        assertThat(directBytes() - before).isLessThan(unused.size() / 2L * max * OpenFiles.BUFFER_BYTES);
        assertThat(unused.get(0).take()).isNotNull();
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
