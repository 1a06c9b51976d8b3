/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThreadDumpReaderTest {
    private static List<ThreadAtTrigger> read(String json) throws IOException {
        List<ThreadAtTrigger> threads = new ArrayList<>();
        ThreadDumpReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), threads::add);
        return threads;
    }

    @Test
    void thread_isReadWithAllThatIsSaidOfIt() throws IOException {
        List<ThreadAtTrigger> threads =
                read("{\"stackDepth\": 64, \"later\": [1], \"threads\": [{\"id\": 23, \"name\": \"exec-3\","
                        + " \"state\": \"BLOCKED\", \"lock\": \"shop.Inventory@1b2c\", \"lockOwnerId\": 24, \"lockOwner\": \"restock-1\","
                        + " \"task\": \"51e0\", \"taskName\": \"GET /checkout\", \"region\": \"reserve\", \"later\": {\"a\": 1},"
                        + " \"stack\": [\"jdk.internal.misc.Unsafe.park(native)\", \"shop.Inventory.reserve(Inventory.java:88)\","
                        + " \"shop.Made.up(unknown)\"]}, {\"id\": 99, \"name\": \"\", \"virtual\": true, \"state\": \"WAITING\","
                        + " \"stack\": []}]}");

        assertThat(threads).hasSize(2);
        ThreadAtTrigger first = threads.get(0);
        assertThat(first.state()).isEqualTo(Thread.State.BLOCKED);
        assertThat(first.lockClass()).isEqualTo("shop.Inventory");
        assertThat(first.lockOwnerId()).isEqualTo(24);
        assertThat(first.lockOwnerName()).isEqualTo("restock-1");
        assertThat(first.taskId()).isEqualTo(0x51e0);
        assertThat(first.region()).isEqualTo("reserve");
        assertThat(first.stack().get(0).isNativeMethod()).isTrue();
        assertThat(first.stack().get(1))
                .isEqualTo(new StackTraceElement("shop.Inventory", "reserve", "Inventory.java", 88));
        assertThat(first.stack().get(2).getLineNumber()).isNegative();
        assertThat(threads.get(1).isVirtual()).isTrue();
        assertThat(threads.get(1).lockOwnerId()).isZero();
    }

    @Test
    void frame_thatIsNone_isKeptAsItIs() throws IOException {
        assertThat(read("{\"threads\": [{\"id\": 1, \"stack\": [\"\", \"a\", \"(\", \")\", \".()\", \"a.b(:)\"]}]}")
                        .get(0)
                        .stack())
                .hasSize(6);
    }

    @Test
    void damage_isSaid() {
        assertThatThrownBy(() -> read("{\"threads\": [{\"id\": 1"))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("threads.json is damaged");
        assertThatThrownBy(() -> read("{\"threads\": [{\"id\": 1, \"state\": \"TIRED\"}]}"))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("TIRED");
        assertThatThrownBy(() -> read("{\"threads\": [{\"id\": 1, \"task\": \"x\"}]}"))
                .isInstanceOf(RecordingFormatException.class);
    }
}
