/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import static dev.dashcam.internal.jvm.masking.HandMadeChunk.NOTE;
import static dev.dashcam.internal.jvm.masking.HandMadeChunk.PROPERTY;
import static dev.dashcam.internal.jvm.masking.HandMadeChunk.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.redaction.StringMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a text, in each form in which JFR stores one. */
final class StoredTextTest {
    private static final StringMask KEEPS = text -> text;

    @TempDir
    Path folder;

    @Test
    void shorterText_getsSpacesBehindIt() throws IOException {
        StringMask mask = text -> text.replace("secret", "*");

        assertNote(text -> text.utf8("a secret é"), mask, text -> text.utf8("a * é     "));
        assertNote(text -> text.latin1("a secret é"), mask, text -> text.latin1("a * é     "));
        assertNote(text -> text.characters("a secret"), mask, text -> text.characters("a *     "));
    }

    @Test
    void longerText_isCut() throws IOException {
        StringMask mask = text -> "hidden";

        assertNote(text -> text.utf8("abc"), mask, text -> text.utf8("hid"));
        assertNote(text -> text.latin1("abc"), mask, text -> text.latin1("hid"));
        assertNote(text -> text.characters("abc"), mask, text -> text.characters("hid"));
    }

    @Test
    void text_isNotCutWithinACharacter() throws IOException {
        assertNote(text -> text.utf8("abcd"), text -> "xyé€", text -> text.utf8("xyé"));
        assertNote(text -> text.utf8("abc"), text -> "xyé", text -> text.utf8("xy "));
    }

    @Test
    void characterThatDoesNotFit_isAQuestionMark() throws IOException {
        assertNote(text -> text.latin1("ab"), text -> "a€", text -> text.latin1("a?"));
        assertNote(text -> text.characters("ab"), text -> "a€", text -> text.characters("a?"));
    }

    @Test
    void narrowCharacter_takesTheBytesOfTheWideOneBeforeIt() throws IOException {
        // € takes two bytes of seven bits; a number may be filled up with zeros
        assertNote(
                text -> text.characters("€€"),
                text -> "é*",
                text -> text.number(4).number(2).raw((byte) 0xE9, (byte) 0x01, (byte) 0xAA, (byte) 0));
    }

    @Test
    void maskedText_isTheOneThatWasStored() throws IOException {
        StringBuilder seen = new StringBuilder();
        StringMask mask = text -> {
            seen.append(text).append('|');
            return text;
        };

        mask(
                new HandMadeChunk()
                        .event(NOTE, text -> text.utf8("ü€𝄞"))
                        .event(NOTE, text -> text.characters("ü€𝄞"))
                        .event(NOTE, text -> text.latin1("ü"))
                        .event(NOTE, JfrBytes::noText)
                        .event(NOTE, JfrBytes::emptyText),
                mask);

        assertThat(seen).hasToString("ü€𝄞|ü€𝄞|ü|");
    }

    @Test
    void textTooLongToBeHeld_goesWhole() throws IOException {
        String text = "x".repeat(StoredString.MAX_TEXT_BYTES + 1);
        String blank = "***" + " ".repeat(StoredString.MAX_TEXT_BYTES - 2);

        assertNote(note -> note.utf8(text), KEEPS, note -> note.utf8(blank));
        assertNote(note -> note.characters(text), KEEPS, note -> note.characters(blank));
    }

    @Test
    void constant_isMasked() throws IOException {
        byte[] masked = mask(
                new HandMadeChunk()
                        .event(NOTE, text -> text.constantText(7))
                        .constant(TEXT, 7, text -> text.utf8("secret")),
                text -> "***");

        assertThat(masked)
                .isEqualTo(new HandMadeChunk()
                        .event(NOTE, text -> text.constantText(7))
                        .constant(TEXT, 7, text -> text.utf8("***   "))
                        .bytes());
    }

    @Test
    void eventThatMustNotLeave_isBlankedAlsoWhereItsTextsAreConstants() throws IOException {
        Path file = folder.resolve("property.jfr");
        Files.write(
                file,
                Recordings.join(
                        new HandMadeChunk()
                                .constant(TEXT, 7, text -> text.utf8("hunter2"))
                                .bytes(),
                        new HandMadeChunk()
                                .event(PROPERTY, property -> property.utf8("ke").constantText(7))
                                .event(NOTE, text -> text.constantText(8))
                                .constant(TEXT, 7, text -> text.characters("hunter2"))
                                .constant(TEXT, 8, text -> text.characters("harmless"))
                                .bytes()));

        MaskingReport report = Recordings.mask(file, KEEPS);

        assertThat(report).isEqualTo(new MaskingReport(2, 1, 0));
        assertThat(Files.readAllBytes(file))
                .isEqualTo(Recordings.join(
                        new HandMadeChunk()
                                .constant(TEXT, 7, text -> text.utf8("***    "))
                                .bytes(),
                        new HandMadeChunk()
                                .event(PROPERTY, property -> property.utf8("**").constantText(7))
                                .event(NOTE, text -> text.constantText(8))
                                .constant(TEXT, 7, text -> text.characters("***    "))
                                .constant(TEXT, 8, text -> text.characters("harmless"))
                                .bytes()));
    }

    @Test
    void eventOfATypeThatIsNotDescribed_isErased() throws IOException {
        byte[] masked = mask(new HandMadeChunk().event(99, text -> text.utf8("hunter2")), KEEPS);

        assertThat(masked)
                .isEqualTo(new HandMadeChunk()
                        .event(99, text -> text.raw(new byte[9]))
                        .bytes());
    }

    private void assertNote(Consumer<JfrBytes> before, StringMask mask, Consumer<JfrBytes> after) throws IOException {
        assertThat(mask(new HandMadeChunk().event(NOTE, before).event(NOTE, before), mask))
                .isEqualTo(new HandMadeChunk()
                        .event(NOTE, after)
                        .event(NOTE, after)
                        .bytes());
    }

    private byte[] mask(HandMadeChunk chunk, StringMask mask) throws IOException {
        Path file = Files.write(folder.resolve("chunk.jfr"), chunk.bytes());
        Recordings.mask(file, mask);
        return Files.readAllBytes(file);
    }
}
