/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;

/** The directory at the end of an archive. The last entry is stored, the others are deflated. */
final class CentralDirectory {
    private final EntryList entries;
    private final long offset;
    private long bytes;

    /** The directory of these entries, which begins at this offset. */
    CentralDirectory(EntryList entries, long offset) {
        this.entries = entries;
        this.offset = offset;
    }

    void writeTo(ArchiveWriter.Bytes out) throws IOException {
        long entryOffset = 0;
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.name(i);
            LittleEndian header = header(i, name, entryOffset);
            out.write(header.array(), 0, header.size());
            bytes += header.size();
            entryOffset += ZipFormat.LOCAL_HEADER_BYTES + name.length() + entries.storedBytes(i);
        }
        if (needs64()) {
            LittleEndian end = end64();
            out.write(end.array(), 0, end.size());
        }
    }

    private LittleEndian header(int index, String name, long entryOffset) {
        boolean far = entryOffset >= ZipFormat.MAX_32;
        int version = far ? ZipFormat.VERSION_64 : ZipFormat.VERSION;
        int extra = far ? ZipFormat.EXTRA_64_BYTES : 0;
        LittleEndian header = new LittleEndian(ZipFormat.CENTRAL_HEADER_BYTES + name.length() + extra);
        header.four(ZipFormat.CENTRAL_HEADER).two(version).two(version).two(ZipFormat.FLAGS);
        header.two(index == entries.size() - 1 ? ZipFormat.STORED : ZipFormat.DEFLATED);
        header.two(ZipFormat.TIME).two(ZipFormat.DATE).four(entries.checksum(index));
        header.four(entries.storedBytes(index)).four(entries.bytes(index));
        header.two(name.length()).two(extra).two(0).two(0).two(0).four(0);
        header.four(far ? ZipFormat.MAX_32 : entryOffset).ascii(name);
        if (far) {
            header.two(ZipFormat.EXTRA_64).two(Long.BYTES).eight(entryOffset);
        }
        return header;
    }

    private boolean needs64() {
        return entries.size() >= ZipFormat.MAX_16 || offset >= ZipFormat.MAX_32 || bytes >= ZipFormat.MAX_32;
    }

    private LittleEndian end64() {
        LittleEndian end = new LittleEndian(ZipFormat.END_RECORD_64_BYTES + ZipFormat.END_LOCATOR_64_BYTES);
        end.four(ZipFormat.END_RECORD_64).eight(ZipFormat.END_RECORD_64_BYTES - 12);
        end.two(ZipFormat.VERSION_64).two(ZipFormat.VERSION_64).four(0).four(0);
        end.eight(entries.size()).eight(entries.size()).eight(bytes).eight(offset);
        end.four(ZipFormat.END_LOCATOR_64).four(0).eight(offset + bytes).four(1);
        return end;
    }

    byte[] endRecord(String comment) {
        LittleEndian end = new LittleEndian(ZipFormat.END_RECORD_BYTES + ZipFormat.COMMENT_BYTES);
        boolean needs64 = needs64();
        int count = needs64 ? ZipFormat.MAX_16 : entries.size();
        end.four(ZipFormat.END_RECORD).two(0).two(0).two(count).two(count);
        end.four(needs64 ? ZipFormat.MAX_32 : bytes).four(needs64 ? ZipFormat.MAX_32 : offset);
        end.two(ZipFormat.COMMENT_BYTES).ascii(comment);
        return end.array();
    }
}
