/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dashcam.internal.event.EventRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GenerationDecoderTest {
    private static final int ROUNDS = 50_000;

    @Test
    void load_ofContentChangedAtRandom_yieldsEventsOrSaysThatItIsDamaged() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("GenerationDecoderTest: seed " + seed);
        Random random = new Random(seed);
        byte[] content = content();
        GenerationDecoder decoder = new GenerationDecoder(1 << 20);
        int damaged = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] changed = content.clone();
            int changes = 1 + random.nextInt(4);
            for (int j = 0; j < changes; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(changed.length) : changed.length;
            try {
                decoder.load(changed, length);
                walk(decoder);
            } catch (DamagedException | NewerFormatException e) {
                damaged++;
            }
        }
        assertThat(damaged).isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    @Test
    void load_ofNewerVersion_namesIt() throws IOException {
        byte[] content = content();
        content[GenerationColumns.MAGIC.length] = FormatVersion.CURRENT + 1;

        assertThatExceptionOfType(NewerFormatException.class)
                .isThrownBy(() -> new GenerationDecoder(1 << 20).load(content, content.length));
    }

    @Test
    void load_ofMoreThanTheMemoryAllows_isRefusedBeforeItIsTaken() throws IOException {
        byte[] content = content();

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> new GenerationDecoder(100).load(content, content.length))
                .withMessage("reading it takes 0 MB of memory, 0 MB are allowed here");
    }

    private static void walk(GenerationDecoder decoder) {
        int events = 0;
        while (decoder.next()) {
            events++;
            assertThat(decoder.event().threadName()).isNotNull();
            if (decoder.event().kind() == EventRecord.LOG) {
                assertThat(decoder.event().text()).isNotNull();
            } else if (decoder.event().kind() == EventRecord.TASK_END) {
                assertThat(decoder.event().attributes()).isNotNull();
            }
        }
        assertThat(events).isEqualTo(decoder.events());
    }

    private static byte[] content() throws IOException {
        GenerationColumns columns = new GenerationColumns(id -> "name-" + id);
        columns.begin(new GenerationFacts(1, 1000, 2000, 3, 4, 5));
        columns.loss("ring-full", 4);
        columns.openTask(1, 2, 3, 4, 5, 6);
        columns.openRegion(1, 2, 3, 4, 5);
        for (int thread = 1; thread < 4; thread++) {
            columns.thread(thread, "exec-" + thread);
            for (int i = 0; i < 12; i++) {
                columns.event(event(1 + i % EventRecord.THREAD_END, 1000 + 7L * i, thread, i));
            }
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (ByteColumn column : columns.finish("too-large")) {
            content.write(column.array(), 0, column.size());
        }
        return content.toByteArray();
    }

    private static EventRecord event(int kind, long time, int thread, int i) {
        EventRecord event = new EventRecord();
        event.kind = kind;
        event.timeNanos = time;
        event.threadId = thread;
        event.taskId = 100L * i;
        event.nameId = i;
        event.errorNameId = 3;
        event.traceIdLow = 9;
        if (kind == EventRecord.LOG || kind == EventRecord.TASK_END) {
            byte[] attribute = {5, 0, 0, 0, EventRecord.TEXT, 2, 0, 'o', 'k', 6, 0, 0, 0, EventRecord.TRUE};
            System.arraycopy(attribute, 0, event.bytes, 0, attribute.length);
            event.byteCount = attribute.length;
        }
        return event;
    }
}
