/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("events in the ring")
final class EventLayoutTest {
    private static final int POSITION = 64;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(8192).order(ByteOrder.LITTLE_ENDIAN);
    private final LongBuffer words = buffer.asLongBuffer();
    private final EventRecord decoded = new EventRecord();
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void everyKind_decodesToWhatWasWritten() {
        for (int i = 0; i < 20_000; i++) {
            long time = random.nextLong(Long.MAX_VALUE / 2);
            long task = someId();
            int name = random.nextInt(EventLayout.MAX_NAMES);
            int depth = random.nextInt(EventLayout.MAX_REGION_DEPTH);
            long start = time - random.nextLong(1L << random.nextInt(1, 50));
            long value = random.nextLong();
            for (long tag : new long[] {0, 1 + random.nextLong(Long.MAX_VALUE - 1)}) {
                int head = EventLayout.headBytes(tag, task);
                int word = EventLayout.wordBytes(tag, task);

                EventLayout.putRegionBegin(words, POSITION, time, tag, task, name, depth);
                expect(EventRecord.REGION_BEGIN, time, tag, task, name, head);
                assertThat(decoded.depth).as(where()).isEqualTo(depth);

                EventLayout.putRegionEnd(words, POSITION, time, tag, task, name, depth, start);
                expect(EventRecord.REGION_END, time, tag, task, name, word);
                assertThat(decoded.depth).as(where()).isEqualTo(depth);
                assertThat(decoded.startNanos).as(where()).isEqualTo(start);

                EventLayout.putValue(words, POSITION, time, tag, task, name, value);
                expect(EventRecord.VALUE, time, tag, task, name, word);
                assertThat(decoded.value).as(where()).isEqualTo(value);

                EventLayout.putMark(words, POSITION, time, tag, task, name);
                expect(EventRecord.MARK, time, tag, task, name, head);

                for (int kind : new int[] {EventRecord.THREAD_BEGIN, EventRecord.THREAD_END}) {
                    EventLayout.putThread(words, POSITION, kind, time, tag);
                    expect(kind, time, tag, 0, 0, EventLayout.headBytes(tag, 0));
                }
            }
        }
    }

    @Test
    void taskBegin_decodesToWhatWasWritten() {
        for (int i = 0; i < 20_000; i++) {
            long tag = random.nextBoolean() ? 0 : 1 + random.nextInt(1 << 20);
            long task = someId();
            long parent = random.nextBoolean() ? 0 : someId();
            int name = random.nextInt(EventLayout.MAX_NAMES);
            int kind = random.nextInt(TaskKind.values().length);
            boolean unlisted = random.nextBoolean();
            EventLayout.putTaskBegin(words, POSITION, i, tag, task, name, parent, kind, unlisted);
            expect(EventRecord.TASK_BEGIN, i, tag, task, name, EventLayout.taskBeginBytes(tag, task, parent));
            assertThat(decoded.parentId).as(where()).isEqualTo(parent);
            assertThat(decoded.taskKind).as(where()).isEqualTo(kind);
            assertThat(decoded.unlisted).as(where()).isEqualTo(unlisted);
        }
    }

    @Test
    void taskEnd_decodesToWhatWasWritten() {
        for (int i = 0; i < 20_000; i++) {
            SomeTask task = SomeTask.random(random);
            long tag = random.nextBoolean() ? 0 : 1 + random.nextInt(1 << 20);
            long time = task.startNanos() + random.nextLong(1L << random.nextInt(1, 54));
            int bare = TaskEndLayout.bareBytes(tag, task);
            Attributes attributes = task.attributes();
            int attributeBytes = attributes == null
                    ? 0
                    : attributes.bytes(TaskEndLayout.attributeRoom(bare, EventLayout.MAX_EVENT_BYTES));
            int bytes = TaskEndLayout.bytes(bare, attributeBytes);
            assertThat(bytes % 8).isZero();
            assertThat(bytes).isLessThanOrEqualTo(EventLayout.MAX_EVENT_BYTES);

            TaskEndLayout.put(buffer, words, POSITION, bytes, time, tag, task, attributeBytes);

            expect(EventRecord.TASK_END, time, tag, task.id(), task.nameId(), bytes);
            task.assertSame(decoded, attributeBytes, where());
        }
    }

    @Test
    void log_decodesToItsText() {
        for (int i = 0; i < 5_000; i++) {
            String text = Utf8Test.randomText(random, 200);
            int textBytes = Utf8.length(text, EventLayout.MAX_LOG_BYTES);
            long task = someId();
            EventLayout.putLog(buffer, words, POSITION, i, 0, task, text, textBytes);
            expect(EventRecord.LOG, i, 0, task, 0, EventLayout.logBytes(0, task, textBytes));
            assertThat(decodedText()).as(where()).isEqualTo(Utf8Test.cut(text, EventLayout.MAX_LOG_BYTES));
        }
    }

    @Test
    void bareEvents_areSmall() {
        assertThat(EventLayout.headBytes(0, 7)).isEqualTo(16);
        assertThat(EventLayout.wordBytes(0, 7)).isEqualTo(24);
        assertThat(EventLayout.wordBytes(9, 7)).isEqualTo(32);
        assertThat(EventLayout.taskBeginBytes(0, 7, 0)).isEqualTo(16);
        assertThat(TaskEndLayout.bareBytes(0, SomeTask.bare(7))).isEqualTo(24);
    }

    @Test
    void names_fitIntoTheHead() {
        assertThat(EventLayout.MAX_NAMES).isGreaterThanOrEqualTo(EventName.MAX_NAMES);
        assertThat(TaskKind.values().length).isLessThanOrEqualTo(16);
    }

    @Test
    void decode_refusesWhatIsNoEvent() {
        Arrays.stream(new long[] {0, 0xFFF, 0x20}).forEach(head -> {
            buffer.putLong(POSITION + 8, head);
            assertThatThrownBy(() -> EventLayout.decode(buffer, POSITION, 5, decoded))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    private void expect(int kind, long time, long tag, long task, int name, int bytes) {
        long chunkThread = tag == 0 ? 4711 : 0;
        int next = EventLayout.decode(buffer, POSITION, chunkThread, decoded);
        assertThat(next).as(where()).isEqualTo(POSITION + bytes);
        assertThat(decoded.kind).as(where()).isEqualTo(kind);
        assertThat(decoded.timeNanos).as(where()).isEqualTo(time);
        assertThat(decoded.threadId).as(where()).isEqualTo(tag == 0 ? chunkThread : tag);
        assertThat(decoded.taskId).as(where()).isEqualTo(task);
        assertThat(decoded.nameId).as(where()).isEqualTo(name);
    }

    private long someId() {
        return random.nextInt(10) == 0 ? 0 : random.nextLong(1, 1L << random.nextInt(1, 63));
    }

    private String decodedText() {
        return new String(decoded.bytes, 0, decoded.byteCount, StandardCharsets.UTF_8);
    }

    private String where() {
        return "seed " + seed;
    }
}
