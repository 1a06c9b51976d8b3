/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.xml;

import org.jspecify.annotations.Nullable;

/**
 * Text of elements in a short XML document, found by their names alone. No parser of the JDK's or the application's is asked, so
 * that nothing in an answer can be an entity to fetch or to expand.
 */
public final class XmlText {
    private final String text;

    private XmlText(String text) {
        this.text = text;
    }

    /** Of this document. */
    public static XmlText of(String document) {
        return new XmlText(document);
    }

    /** What the first element of this name holds, null where there is none that holds text alone. */
    public @Nullable String element(String name) {
        int start = text.indexOf("<" + name + ">");
        int begin = start + name.length() + 2;
        int end = start < 0 ? -1 : text.indexOf("</" + name + ">", begin);
        if (end < 0) {
            return null;
        }
        String content = text.substring(begin, end);
        return content.indexOf('<') >= 0 ? null : unescaped(content).strip();
    }

    private static String unescaped(String content) {
        if (content.indexOf('&') < 0) {
            return content;
        }
        StringBuilder plain = new StringBuilder(content.length());
        int at = 0;
        while (at < content.length()) {
            int end = content.charAt(at) == '&' ? content.indexOf(';', at) : -1;
            int character = end < 0 ? -1 : character(content.substring(at + 1, end));
            if (character < 0) {
                plain.append(content.charAt(at));
                at++;
            } else {
                plain.appendCodePoint(character);
                at = end + 1;
            }
        }
        return plain.toString();
    }

    /** What a reference stands for, -1 for one that is none of XML's own. */
    private static int character(String reference) {
        return switch (reference) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> reference.startsWith("#") ? numbered(reference.substring(1)) : -1;
        };
    }

    private static int numbered(String number) {
        try {
            int character =
                    number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(character) ? character : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
