/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** A row of a table in a generation's head: how it is copied so that what it refers to exists. */
enum Row {
    LOSS {
        @Override
        void copy(RawBytes from, ByteColumn to, int names) throws DamagedException {
            text(from, to);
            to.number(from.number());
        }
    },
    NAME {
        @Override
        void copy(RawBytes from, ByteColumn to, int names) throws DamagedException {
            text(from, to);
        }
    },
    TAG {
        @Override
        void copy(RawBytes from, ByteColumn to, int names) throws DamagedException {
            int kind = (int) from.number() & MAX_KIND;
            int flags = (int) from.number() & Tag.ALL_FLAGS;
            to.number(kind);
            to.number(flags);
            if (Tag.hasTaskKind(kind, flags)) {
                to.number(from.number() & MAX_TASK_KIND);
            }
            if (Tag.hasName(kind, flags)) {
                reference(from, to, names);
            }
        }
    },
    THREAD {
        @Override
        void copy(RawBytes from, ByteColumn to, int names) throws DamagedException {
            to.number(from.number());
            text(from, to);
            to.number(from.number());
        }
    },
    OPEN_TASK {
        @Override
        void copy(RawBytes from, ByteColumn to, int names) throws DamagedException {
            reference(from, to, names);
            to.number(from.number() & MAX_TASK_KIND);
            for (int i = 0; i < 4; i++) {
                to.number(from.number());
            }
        }
    },
    OPEN_REGION {
        @Override
        void copy(RawBytes from, ByteColumn to, int names) throws DamagedException {
            reference(from, to, names);
            for (int i = 0; i < 4; i++) {
                to.number(from.number());
            }
        }
    };

    private static final int MAX_KIND = 0xF;
    private static final int MAX_TASK_KIND = 0xFF;

    /** Copies one row; throws when there is no whole one. */
    abstract void copy(RawBytes from, ByteColumn to, int names) throws DamagedException;

    private static void reference(RawBytes from, ByteColumn to, int names) throws DamagedException {
        long name = from.number();
        if (names == 0) {
            throw new DamagedException("there is no name");
        }
        to.number(Long.remainderUnsigned(name, names));
    }

    /** The text is cut where the bytes end. */
    private static void text(RawBytes from, ByteColumn to) throws DamagedException {
        long wanted = from.number();
        byte[] bytes = from.take(wanted);
        to.number(bytes.length);
        to.bytes(bytes, 0, bytes.length);
    }
}
