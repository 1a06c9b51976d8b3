/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.task.EventName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A task that ends, for tests. */
record SomeTask(
        long id,
        int nameId,
        long parentId,
        int taskKind,
        long startNanos,
        long cpuNanos,
        long runQueueNanos,
        long allocatedBytes,
        boolean isFailed,
        int errorNameId,
        long traceIdHigh,
        long traceIdLow,
        long spanId,
        @Nullable Attributes attributes,
        List<Object> values)
        implements EndedTask {

    static SomeTask bare(long id) {
        return new SomeTask(id, 1, 0, 0, 0, -1, -1, -1, false, -1, 0, 0, 0, null, List.of());
    }

    static SomeTask random(SplittableRandom random) {
        Attributes attributes = random.nextBoolean() ? null : new Attributes();
        List<Object> values = new ArrayList<>();
        if (attributes != null) {
            int count = random.nextInt(33);
            for (int i = 0; i < count; i++) {
                values.add(set(attributes, EventName.of("key" + i), random));
            }
        }
        return new SomeTask(
                random.nextLong(1, 1L << random.nextInt(1, 63)),
                random.nextInt(4096),
                random.nextBoolean() ? 0 : random.nextLong(1, Long.MAX_VALUE),
                random.nextInt(5),
                random.nextLong(1L << 60),
                random.nextBoolean() ? -1 : random.nextLong(Long.MAX_VALUE),
                random.nextBoolean() ? -1 : random.nextLong(Long.MAX_VALUE),
                random.nextBoolean() ? -1 : random.nextLong(Long.MAX_VALUE),
                random.nextBoolean(),
                random.nextBoolean() ? -1 : random.nextInt(4096),
                random.nextBoolean() ? 0 : random.nextLong(),
                random.nextBoolean() ? 0 : random.nextLong(),
                random.nextBoolean() ? 0 : random.nextLong(),
                attributes,
                values);
    }

    private static Object set(Attributes attributes, EventName key, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                String text = Utf8Test.randomText(random, 60);
                attributes.set(key, text);
                return Utf8Test.cut(text, 10_000);
            }
            case 1 -> {
                long number = random.nextLong();
                attributes.set(key, number);
                return number;
            }
            case 2 -> {
                double number = random.nextDouble();
                attributes.set(key, number);
                return number;
            }
            default -> {
                boolean truth = random.nextBoolean();
                attributes.set(key, truth);
                return truth;
            }
        }
    }

    void assertSame(EventRecord record, int attributeBytes, String where) {
        assertThat(record.startNanos).as(where).isEqualTo(startNanos);
        assertThat(record.parentId).as(where).isEqualTo(parentId);
        assertThat(record.taskKind).as(where).isEqualTo(taskKind);
        assertThat(record.cpuNanos).as(where).isEqualTo(cpuNanos);
        assertThat(record.runQueueNanos).as(where).isEqualTo(runQueueNanos);
        assertThat(record.allocatedBytes).as(where).isEqualTo(allocatedBytes);
        assertThat(record.failed).as(where).isEqualTo(isFailed);
        assertThat(record.errorNameId).as(where).isEqualTo(errorNameId);
        assertThat(record.traceIdHigh).as(where).isEqualTo(traceIdHigh);
        assertThat(record.traceIdLow).as(where).isEqualTo(traceIdLow);
        assertThat(record.spanId).as(where).isEqualTo(spanId);
        assertThat(record.byteCount).as(where).isEqualTo(attributeBytes);
        List<Object> decoded = decode(record);
        int leftOut = attributes == null ? 0 : values.size() - decoded.size();
        assertThat(values).as(where).containsAll(decoded);
        assertThat(leftOut == 0 || attributeBytes > 900).as(where).isTrue();
    }

    /** The values in a record, read as its documentation says. */
    static List<Object> decode(EventRecord record) {
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes, 0, record.byteCount).order(ByteOrder.LITTLE_ENDIAN);
        List<Object> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            bytes.getInt();
            switch (bytes.get()) {
                case EventRecord.TEXT -> {
                    byte[] text = new byte[bytes.getShort()];
                    bytes.get(text);
                    values.add(new String(text, StandardCharsets.UTF_8));
                }
                case EventRecord.LONG -> values.add(bytes.getLong());
                case EventRecord.DOUBLE -> values.add(bytes.getDouble());
                case EventRecord.TRUE -> values.add(true);
                default -> values.add(false);
            }
        }
        return values;
    }
}
