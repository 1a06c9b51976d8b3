/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.internal.columns.DamagedException;
import dev.dashcam.internal.columns.DecodedEvent;
import dev.dashcam.internal.columns.GenerationDecoder;
import dev.dashcam.internal.columns.GenerationHeader;
import dev.dashcam.internal.columns.GenerationMender;
import dev.dashcam.internal.columns.NewerFormatException;
import dev.dashcam.internal.event.EventRecord;
import java.util.Arrays;
import java.util.Objects;

/** The decoder of one generation: refuses before the first event, or gives all of them. */
final class GenerationChecks {
    private static final long MAX_BYTES = 32 << 20;
    /** What the reader hands over is larger than what counts of it, and the rest is of an earlier entry. */
    private static final int STALE = 200;

    private static final GenerationDecoder DECODER = new GenerationDecoder(MAX_BYTES);

    private GenerationChecks() {}

    static void feedMended(byte[] input) {
        byte[] mended = new GenerationMender(input).generation();
        feed(mended);
    }

    static void feed(byte[] input) {
        byte[] content = Arrays.copyOf(input, input.length + STALE);
        Arrays.fill(content, input.length, content.length, (byte) 1);
        DECODER.measure();
        try {
            GenerationHeader header = DECODER.load(content, input.length);
            check(header, DECODER, input.length);
        } catch (DamagedException damaged) {
            Demand.that(!damaged.reason().isEmpty(), "damage has a reason");
            Demand.that(DECODER.events() == 0 && !DECODER.next(), "a damaged generation yields no event");
        } catch (NewerFormatException newer) {
            Demand.that(newer.readableFrom() > 1, "a newer version is newer", newer.readableFrom());
        } finally {
            DECODER.clear();
        }
    }

    private static void check(GenerationHeader header, GenerationDecoder decoder, int size) {
        long start = header.facts().startNanos();
        long last = Long.MIN_VALUE;
        long bytes = 0;
        int count = 0;
        int names = header.names().size();
        while (decoder.next()) {
            DecodedEvent event = decoder.event();
            long offset = event.timeNanos() - start;
            Demand.that(offset >= last, "times are in order", offset, last);
            last = offset;
            count++;
            Demand.that(decoder.eventBytes() > 0, "an event takes a byte", decoder.eventBytes());
            bytes += decoder.eventBytes();
            Objects.requireNonNull(event.threadName());
            Demand.that(event.depth() >= 0, "depth", event.depth());
            if (event.kind() == EventRecord.LOG) {
                Demand.that(event.text().length() <= size, "a text fits into the generation");
            } else if (event.kind() == EventRecord.TASK_END) {
                Demand.that(event.attributes().size() <= size, "attributes fit into the generation");
                Demand.that(event.errorNameId() < names, "an error has a name", event.errorNameId());
            }
        }
        Demand.that(count == decoder.events(), "all events come", count, decoder.events());
        Demand.that(bytes <= size, "events fit into the generation", bytes, size);
    }
}
