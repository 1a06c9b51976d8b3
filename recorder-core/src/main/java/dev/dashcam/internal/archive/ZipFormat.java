/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.util.regex.Pattern;

/** The numbers of the ZIP format that are used, and what has one legal value in a recording. */
final class ZipFormat {
    private ZipFormat() {}

    static final int LOCAL_HEADER = 0x04034b50;
    static final int CENTRAL_HEADER = 0x02014b50;
    static final int END_RECORD = 0x06054b50;
    static final int END_RECORD_64 = 0x06064b50;
    static final int END_LOCATOR_64 = 0x07064b50;

    static final int LOCAL_HEADER_BYTES = 30;
    static final int CENTRAL_HEADER_BYTES = 46;
    static final int END_RECORD_BYTES = 22;
    static final int END_RECORD_64_BYTES = 56;
    static final int END_LOCATOR_64_BYTES = 20;
    /** The archive's comment: a SHA-256 in hexadecimal digits. */
    static final int COMMENT_BYTES = 64;

    static final int VERSION = 20;
    static final int VERSION_64 = 45;
    static final int FLAGS = 0;
    static final int STORED = 0;
    static final int DEFLATED = 8;
    /** Midnight of 1980-01-01, the first date there is: a recording's dates are in its manifest. */
    static final int TIME = 0;

    static final int DATE = 1 << 5 | 1;

    static final int MAX_16 = 0xFFFF;
    static final long MAX_32 = 0xFFFF_FFFFL;
    static final int EXTRA_64 = 1;
    /** The extra field that holds a large offset: id, length, eight bytes. */
    static final int EXTRA_64_BYTES = 12;

    static final int MAX_NAME_BYTES = 200;
    /** Names of entries: relative, plain, no step upwards. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    static boolean isName(String name) {
        return name.length() <= MAX_NAME_BYTES && NAME.matcher(name).matches();
    }
}
