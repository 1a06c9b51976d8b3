/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.event.Utf8;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.task.EventName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Takes out of the texts of events what must not leave; most are only looked at. For one thread. */
final class RedactedEvents {
    private static final int HEAD_BYTES = Integer.BYTES + Byte.BYTES;
    /** A rule may make texts longer; all attributes together stay far below what an event may take. */
    private static final int LONGEST_TEXT_BYTES = 1 << 10;

    private static final byte KNOWN = 1;
    private static final byte HIDES_TEXT = 2;
    private static final byte HIDES_NUMBER = 4;
    private static final byte HIDES_TRUTH = 8;

    private final Redactor redactor;
    /** What the names of attributes hide, by their ids. */
    private final byte[] hiding = new byte[EventName.MAX_NAMES];

    private ByteBuffer rewritten = ByteBuffer.allocate(0);

    RedactedEvents(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Redacts an event in place. */
    void redact(EventRecord event) {
        if (event.kind == EventRecord.LOG) {
            if (redactor.mayChange(event.bytes, 0, event.byteCount)) {
                begin();
                putText(redactor.mask(new String(event.bytes, 0, event.byteCount, UTF_8)));
                replace(event);
            }
        } else if (event.kind == EventRecord.TASK_END && event.byteCount > 0 && anyAttributeMayChange(event)) {
            redactAttributes(event);
        }
    }

    private boolean anyAttributeMayChange(EventRecord event) {
        ByteBuffer from = ByteBuffer.wrap(event.bytes, 0, event.byteCount).order(ByteOrder.LITTLE_ENDIAN);
        while (isWhole(from)) {
            int hides = hiding(from.getInt());
            int type = from.get();
            boolean hidden = switch (type) {
                case EventRecord.TEXT -> (hides & HIDES_TEXT) != 0 || textMayChange(event.bytes, from);
                case EventRecord.LONG, EventRecord.DOUBLE -> (hides & HIDES_NUMBER) != 0;
                default -> (hides & HIDES_TRUTH) != 0;
            };
            if (hidden) {
                return true;
            }
            from.position(from.position() + valueBytes(from, type));
        }
        return false;
    }

    private boolean textMayChange(byte[] bytes, ByteBuffer at) {
        int count = at.getShort(at.position()) & 0xFFFF;
        return redactor.mayChange(bytes, at.position() + Short.BYTES, count);
    }

    /** Whether what is left begins with an attribute that is there to its end: others are not written either. */
    private static boolean isWhole(ByteBuffer from) {
        if (from.remaining() < HEAD_BYTES) {
            return false;
        }
        int type = from.get(from.position() + Integer.BYTES);
        ByteBuffer value = from.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        value.position(from.position() + HEAD_BYTES);
        return (type != EventRecord.TEXT || value.remaining() >= Short.BYTES)
                && value.remaining() >= valueBytes(value, type);
    }

    private static int valueBytes(ByteBuffer at, int type) {
        return switch (type) {
            case EventRecord.TEXT -> Short.BYTES + (at.getShort(at.position()) & 0xFFFF);
            case EventRecord.LONG, EventRecord.DOUBLE -> Long.BYTES;
            default -> 0;
        };
    }

    private void redactAttributes(EventRecord event) {
        begin();
        ByteBuffer from = ByteBuffer.wrap(event.bytes, 0, event.byteCount).order(ByteOrder.LITTLE_ENDIAN);
        while (isWhole(from)) {
            int nameId = from.getInt();
            int type = from.get();
            int valueAt = from.position();
            from.position(valueAt + valueBytes(from, type));
            String shown = shown(event.bytes, nameId, type, valueAt, from.position());
            room(HEAD_BYTES + Short.BYTES + LONGEST_TEXT_BYTES);
            rewritten.putInt(nameId);
            if (shown == null) {
                rewritten.put((byte) type);
                rewritten.put(event.bytes, valueAt, from.position() - valueAt);
            } else {
                rewritten.put((byte) EventRecord.TEXT);
                int lengthAt = rewritten.position();
                rewritten.putShort((short) 0);
                putText(shown);
                rewritten.putShort(lengthAt, (short) (rewritten.position() - lengthAt - Short.BYTES));
            }
        }
        replace(event);
    }

    /** What is shown instead of a value that is no text any more, or of a text; null for the value as it is. */
    private @Nullable String shown(byte[] bytes, int nameId, int type, int valueAt, int endAt) {
        String name = EventName.withId(nameId).text();
        return switch (type) {
            case EventRecord.TEXT -> {
                int textAt = valueAt + Short.BYTES;
                yield redactor.shown(name, new String(bytes, textAt, endAt - textAt, UTF_8));
            }
            case EventRecord.LONG, EventRecord.DOUBLE -> redactor.hiddenNumber(name);
            default -> redactor.hiddenTruth(name);
        };
    }

    private int hiding(int nameId) {
        if (nameId < 0 || nameId >= hiding.length) {
            return hidingOf(EventName.withId(nameId).text());
        }
        if (hiding[nameId] == 0) {
            hiding[nameId] = (byte) (KNOWN | hidingOf(EventName.withId(nameId).text()));
        }
        return hiding[nameId];
    }

    private int hidingOf(String name) {
        return (redactor.hiddenText(name) == null ? 0 : HIDES_TEXT)
                | (redactor.hiddenNumber(name) == null ? 0 : HIDES_NUMBER)
                | (redactor.hiddenTruth(name) == null ? 0 : HIDES_TRUTH);
    }

    private void begin() {
        rewritten.clear();
        room(LONGEST_TEXT_BYTES);
    }

    private void room(int bytes) {
        if (rewritten.remaining() < bytes) {
            ByteBuffer larger =
                    ByteBuffer.allocate(2 * (rewritten.capacity() + bytes)).order(ByteOrder.LITTLE_ENDIAN);
            rewritten = larger.put(rewritten.flip());
        }
    }

    private void putText(String text) {
        int bytes = Utf8.length(text, LONGEST_TEXT_BYTES);
        Utf8.put(rewritten, rewritten.position(), text, bytes);
        rewritten.position(rewritten.position() + bytes);
    }

    private void replace(EventRecord event) {
        event.byteCount = rewritten.position();
        if (event.bytes.length < event.byteCount) {
            event.bytes = new byte[event.byteCount];
        }
        System.arraycopy(rewritten.array(), 0, event.bytes, 0, event.byteCount);
    }
}
