/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.internal.signing.PercentEncoding;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The facts of a snapshot as an object's metadata: ASCII, what is not percent-encoded, and 2,000 bytes in all, of S3's 2,048. The
 * verdict gets what the others leave.
 */
final class ObjectMetadata {
    static final int MOST_BYTES = 2_000;

    private static final String NAME = "x-amz-meta-dashcam-";
    private static final int MOST_BYTES_OF_ONE = 160;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    /** Readable, and the same whatever a server does to headers; no percent sign. */
    private static final String KEPT = " !\"#$&'()*+,/:;<=>?@[]^`{|}";

    private ObjectMetadata() {}

    /** As headers. */
    static SortedMap<String, String> of(Map<String, String> facts) {
        SortedMap<String, String> headers = new TreeMap<>();
        int left = MOST_BYTES;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            if (!fact.getKey().equals(SnapshotLabel.VERDICT)) {
                left -= put(headers, fact.getKey(), fact.getValue(), Math.min(left, MOST_BYTES_OF_ONE));
            }
        }
        String verdict = facts.get(SnapshotLabel.VERDICT);
        if (verdict != null) {
            put(headers, SnapshotLabel.VERDICT, verdict, left);
        }
        return headers;
    }

    /** Puts as much of it as fits and tells how many bytes that took. */
    private static int put(SortedMap<String, String> headers, String fact, String value, int mostBytes) {
        String name = NAME + PercentEncoding.encode(fact);
        String encoded = encoded(value, mostBytes - name.length());
        if (encoded.isEmpty()) {
            return 0;
        }
        headers.put(name, encoded);
        return name.length() + encoded.length();
    }

    static String encoded(String value, int mostBytes) {
        String text = SPACES.matcher(value).replaceAll(" ").strip();
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            String one = PercentEncoding.encode(Character.toString(character), KEPT);
            if (encoded.length() + one.length() > mostBytes) {
                break;
            }
            encoded.append(one);
            i += Character.charCount(character);
        }
        return encoded.toString().strip();
    }
}
