/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.nio.charset.StandardCharsets;

/**
 * Explains a generation byte by byte, following the document and nothing else: a second reader, which shares no code with the
 * first.
 */
final class GenerationDump {
    private static final String[] KINDS = {
        "", "task begin", "task end", "region begin", "region end", "log", "value", "mark", "thread begin", "thread end"
    };
    private static final String[] COLUMNS = {"tags", "times", "numbers", "fixed", "text"};
    private static final int MATCHED = 4;

    private final byte[] bytes;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int shown;

    GenerationDump(byte[] bytes) {
        this.bytes = bytes;
    }

    String text() {
        position = 3;
        show("\"DCG\"");
        showNumber("oldest version that reads it");
        showNumber("version it is written in");
        int headEnd = (int) showNumber("bytes of the head that follow");
        headEnd += position;
        head();
        long[] ends = new long[COLUMNS.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = showNumber("bytes in the column of " + COLUMNS[i]);
        }
        if (position != headEnd) {
            throw new IllegalStateException("the head is longer or shorter than it says");
        }
        for (int i = 0; i < ends.length; i++) {
            position += (int) ends[i];
            show("column of " + COLUMNS[i]);
        }
        return text.toString();
    }

    private void head() {
        showNumber("number of the generation");
        showSigned("start, nanoseconds");
        showSigned("end, from the start");
        showSigned("clock anchor, monotonic, from the start");
        showSigned("clock anchor, since 1970");
        showSigned("complete from, from the start");
        showNumber("open tasks and regions not listed");
        for (long i = showNumber("losses"); i > 0; i--) {
            showText("  reason");
            showNumber("  events");
        }
        for (long i = showNumber("names"); i > 0; i--) {
            showText("  name");
        }
        long tags = showNumber("tags");
        for (int i = 0; i < tags; i++) {
            tag(i);
        }
        for (long i = showNumber("threads"); i > 0; i--) {
            showSigned("  id, from the thread's before");
            showText("  name");
            showNumber("  events");
        }
        for (long i = showNumber("open tasks"); i > 0; i--) {
            showNumber("  name");
            showNumber("  kind of task");
            showSigned("  id");
            showSigned("  parent");
            showSigned("  how long before the start it began");
            showSigned("  thread");
        }
        for (long i = showNumber("open regions"); i > 0; i--) {
            showNumber("  name");
            showSigned("  task");
            showSigned("  how long before the start it began");
            showSigned("  thread");
            showSigned("  depth");
        }
    }

    private void tag(int number) {
        int kind = (int) number();
        int flags = (int) number();
        String more = "";
        boolean end = kind == 2 || kind == 4;
        boolean named = kind == 1 || kind == 3 || kind == 6 || kind == 7 || (end && (flags & MATCHED) == 0);
        if (named && kind <= 2) {
            more += ", kind of task " + number();
        }
        if (named) {
            more += ", name " + number();
        }
        show("  tag " + number + ": " + KINDS[kind] + ", flags " + String.format("0x%x", flags) + more);
    }

    private long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private long showNumber(String meaning) {
        long value = number();
        show(meaning + ": " + value);
        return value;
    }

    private void showSigned(String meaning) {
        long value = number();
        show(meaning + ": " + ((value >>> 1) ^ -(value & 1)));
    }

    private void showText(String meaning) {
        int length = (int) number();
        position += length;
        show(meaning + ": \"" + new String(bytes, position - length, length, StandardCharsets.UTF_8) + "\"");
    }

    private void show(String meaning) {
        do {
            StringBuilder hex = new StringBuilder();
            int end = Math.min(position, shown + 10);
            for (int i = shown; i < end; i++) {
                hex.append(String.format("%02x ", bytes[i]));
            }
            text.append(String.format("%04x  %-30s  %s", shown, hex, meaning).stripTrailing())
                    .append('\n');
            shown = end;
            meaning = "";
        } while (shown < position);
    }
}
