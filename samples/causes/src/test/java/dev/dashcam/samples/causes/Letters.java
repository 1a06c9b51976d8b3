/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The programs once more, in which everything that has a name is called A, B, C instead: classes and so locks, methods, tasks,
 * regions, threads. All names of a class are texts in its constant pool, to which everything else refers by number.
 */
final class Letters extends ClassLoader {
    private static final String PACKAGE = "dev/dashcam/samples/causes/";
    private static final String NEW_PACKAGE = "x/";
    /** What the programs call their tasks, regions and threads, and methods of theirs that say what they do. */
    private static final List<String> WORDS = List.of(
            "GET /checkout",
            "GET ",
            "apply rules",
            "cache-eviction",
            "exec-1",
            "bank-service",
            "invoices",
            "journal",
            "price",
            "rate currency",
            "report",
            "report-",
            "reserve",
            "restock",
            "select price",
            "tax",
            "tax-service",
            "answer",
            "ask",
            "borrow",
            "checkout",
            "collect",
            "giveBack",
            "holdUp",
            "holding",
            "rateOfToday",
            "rate");

    private static final Pattern CLASS_NAME = Pattern.compile(PACKAGE + "([\\w$]+)");
    private static final Pattern SOURCE_FILE = Pattern.compile("(\\w+)\\.java");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)(\\$\\d+)");
    private static final int UTF8 = 1;

    private final Map<String, String> letters = new LinkedHashMap<>();
    private final Map<String, String> oldNames = new LinkedHashMap<>();

    private final boolean renames;

    private Letters(boolean renames) {
        super(Letters.class.getClassLoader());
        this.renames = renames;
        WORDS.forEach(this::letter);
    }

    /** All names are letters. */
    static Letters forAllNames() {
        return new Letters(true);
    }

    /** All stays as it is. */
    static Letters forNone() {
        return new Letters(false);
    }

    /** Runs the main method of a program under its new name. */
    void main(Class<?> program, String[] arguments) throws Exception {
        Class<?> called = renames ? loadClass(className(slashed(program)).replace('/', '.')) : program;
        called.getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    /** What became of a name; what is none of the programs' own stays as it is. */
    String letterOf(String name) {
        return renames ? letters.getOrDefault(name, name) : name;
    }

    /** The names that became letters, without those that are no words; none where all stays as it is. */
    Set<String> renamed() {
        return renames
                ? letters.keySet().stream()
                        .filter(name -> name.matches("\\w.*\\w"))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private String letter(String name) {
        return letters.computeIfAbsent(name, word -> letterNumbered(letters.size()));
    }

    /** A, B and so on, after Z comes AA. */
    private static String letterNumbered(int number) {
        String last = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? last : letterNumbered(number / 26 - 1) + last;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] bytes = renamed(name.replace('.', '/'));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (!name.startsWith(NEW_PACKAGE)) {
            return super.getResourceAsStream(name);
        }
        try {
            return new ByteArrayInputStream(renamed(name.substring(0, name.length() - ".class".length())));
        } catch (IOException e) {
            return null;
        }
    }

    private byte[] renamed(String newName) throws IOException {
        String oldName = oldNames.get(newName);
        if (oldName == null) {
            throw new IOException("There is no " + newName + ".");
        }
        try (InputStream in = getParent().getResourceAsStream(oldName + ".class")) {
            if (in == null) {
                throw new IOException("There is no " + oldName + ".");
            }
            return renamed(new DataInputStream(in));
        }
    }

    /** A class file, in which what follows the constant pool stays as it is. */
    private byte[] renamed(DataInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(in.readLong());
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                out.writeUTF(text(in.readUTF()));
            } else {
                out.write(in.readNBytes(length(tag)));
                // A long or a double takes two numbers.
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("A constant of an unknown kind: " + tag);
        };
    }

    private String text(String text) {
        // A text that is put together at run time has a mark where something is put in.
        String word = text.endsWith("\1") ? text.substring(0, text.length() - 1) : text;
        if (letters.containsKey(word)) {
            return letter(word) + text.substring(word.length());
        }
        Matcher lambda = LAMBDA.matcher(text);
        if (lambda.matches() && letters.containsKey(lambda.group(1))) {
            return "lambda$" + letter(lambda.group(1)) + lambda.group(2);
        }
        Matcher source = SOURCE_FILE.matcher(text);
        if (source.matches()) {
            return letter(source.group(1)) + ".java";
        }
        return CLASS_NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(className(match.group())));
    }

    private String className(String oldName) {
        String newName = NEW_PACKAGE
                + List.of(oldName.substring(PACKAGE.length()).split("\\$", -1)).stream()
                        .map(part -> part.matches("\\d*") ? part : letter(part))
                        .collect(Collectors.joining("$"));
        oldNames.put(newName, oldName);
        return newName;
    }

    private static String slashed(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
