/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import static dev.dashcam.internal.jvm.masking.HandMadeChunk.NOTE;
import static dev.dashcam.internal.jvm.masking.HandMadeChunk.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dashcam.internal.redaction.StringMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not proven to be masked is refused, with the reason. */
final class RefusalTest {
    @TempDir
    Path folder;

    @Test
    void unknownVersion_isRefused() throws IOException {
        assertRefused(new HandMadeChunk().minor(2).bytes(), "version is 2.2");
    }

    @Test
    void unfinishedChunk_isRefused() throws IOException {
        assertRefused(new HandMadeChunk().unfinished().bytes(), "not finished");
    }

    @Test
    void chunkThatWasCutOff_isRefused() throws IOException {
        byte[] chunk = new HandMadeChunk().bytes();

        assertRefused(Arrays.copyOf(chunk, chunk.length - 1), "bytes long where");
        assertRefused(Arrays.copyOf(chunk, 67), "ends within its header");
    }

    @Test
    void bytesBehindTheLastChunk_areRefused() throws IOException {
        assertRefused(Recordings.join(new HandMadeChunk().bytes(), new byte[100]), "JFR chunk 2");
    }

    @Test
    void bytesThatATypeDoesNotDescribe_areRefused() throws IOException {
        assertRefused(
                new HandMadeChunk()
                        .event(NOTE, text -> text.utf8("a").utf8("hunter2"))
                        .bytes(),
                "bytes that its type does not describe");
    }

    @Test
    void textBeyondItsEvent_isRefused() throws IOException {
        assertRefused(
                new HandMadeChunk()
                        .event(NOTE, text -> text.number(3).number(1 << 20))
                        .bytes(),
                "number of bytes of a text");
    }

    @Test
    void unknownForm_isRefused() throws IOException {
        assertRefused(new HandMadeChunk().event(NOTE, text -> text.number(6)).bytes(), "encoding 6");
    }

    @Test
    void typeThatHoldsItself_isRefused() throws IOException {
        HandMadeChunk chunk = new HandMadeChunk();
        chunk.type(30, "app.Loop", chunk.field("next", 30, false)).event(30, values -> values.number(1));

        assertRefused(chunk.bytes(), "deep");
    }

    @Test
    void valueOfNoBytes_isRefusedSinceItCouldBeRepeatedWithoutEnd() throws IOException {
        HandMadeChunk chunk = new HandMadeChunk();
        chunk.type(30, "app.Nothing")
                .type(31, "app.Nothings", chunk.field("nothings", 30, true))
                .event(31, values -> values.number(Integer.MAX_VALUE));

        assertRefused(chunk.bytes(), "no bytes");
    }

    @Test
    void constantsOfATypeThatIsNotDescribed_areRefused() throws IOException {
        assertRefused(
                new HandMadeChunk().constant(99, 1, value -> value.number(1)).bytes(), "type 99");
    }

    @Test
    void maskThatThrows_closesThePipeWithoutSayingWhatItSaw() throws IOException {
        StringMask mask = text -> {
            throw new IllegalStateException(text);
        };
        byte[] chunk = new HandMadeChunk()
                .constant(TEXT, 1, text -> text.utf8("hunter2"))
                .bytes();

        assertThatExceptionOfType(UnmaskableException.class)
                .isThrownBy(() -> Recordings.mask(Files.write(folder.resolve("chunk.jfr"), chunk), mask))
                .withMessageContaining("IllegalStateException")
                .satisfies(refusal -> {
                    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain("hunter2");
                    }
                });
    }

    private void assertRefused(byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("chunk.jfr"), bytes);
        assertThatExceptionOfType(UnmaskableException.class)
                .isThrownBy(() -> Recordings.mask(file))
                .satisfies(refusal -> assertThat(refusal.reason()).contains(reason));
    }
}
