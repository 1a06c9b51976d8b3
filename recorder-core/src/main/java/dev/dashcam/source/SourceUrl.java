/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.source;

import dev.dashcam.internal.redaction.SecretPatterns;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a line of code can be looked at: a URL with names in braces, and the packages it is for. In text
 *
 * <pre>https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}</pre>
 *
 * for the packages of the service's own code, or behind the name of a package or class and an equals sign for all that is in it:
 *
 * <pre>com.acme.billing=https://git.acme.internal/billing/{commit}/src/main/kotlin/{path}?line={line}</pre>
 *
 * <ul>
 *   <li>{@code {path}}: folders of the package and the file, such as {@code com/acme/shop/Inventory.java}. The JVM seldom tells the
 *       file; it is then called like the outermost class, and ends in {@code .kt}, {@code .scala} or {@code .groovy} where that is a
 *       folder of the URL before it;
 *   <li>{@code {file}}: the file alone, for searches;
 *   <li>{@code {line}}: the number of the line;
 *   <li>{@code {commit}}: what the service was built from.
 * </ul>
 *
 * <p>A user and password in the URL are left out, other secrets masked: whoever reads a snapshot sees it. Safe for all threads.
 */
public final class SourceUrl {
    private static final String COMMIT = "{commit}";
    private static final String PATH = "{path}";
    private static final String FILE = "{file}";
    private static final String LINE = "{line}";
    private static final Set<String> PLACEHOLDERS = Set.of(COMMIT, PATH, FILE, LINE);
    /** What a browser or an editor opens. Others can run what they carry, and a file may come from anywhere. */
    private static final Set<String> SCHEMES = Set.of("http", "https", "vscode", "idea", "jetbrains");

    private static final int LONGEST = 2_000;
    private static final String EXAMPLE = "https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}";

    private static final Pattern PREFIXED = Pattern.compile("([^:/?#={}]*)=(.*)");
    private static final Pattern PACKAGE = Pattern.compile(
            "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*(?:\\.\\p{javaJavaIdentifierPart}+)*");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@");
    private static final Pattern HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern LANGUAGE = Pattern.compile(".*/(kotlin|scala|groovy)/.*\\{(?:path|file)\\}.*");

    private final @Nullable String prefix;
    private final String template;

    private SourceUrl(@Nullable String prefix, String template) {
        this.prefix = prefix;
        this.template = template;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, with the text and what is allowed
     */
    public static SourceUrl parse(String text) {
        String whole = text.strip();
        Matcher prefixed = PREFIXED.matcher(whole);
        String prefix = prefixed.matches() ? prefixed.group(1).strip() : null;
        String url = masked(prefix == null ? whole : prefixed.group(2).strip());
        String problem = prefix != null && !PACKAGE.matcher(prefix).matches()
                ? "what is before the = is no package"
                : problem(url);
        if (problem != null) {
            throw new IllegalArgumentException(
                    "\"" + (prefix == null ? "" : prefix + "=") + url + "\" is no source URL: "
                            + problem + ". It is a URL with {path} or {file}, if you like {line} and {commit}, such as "
                            + EXAMPLE
                            + ", for some packages only with their name and = before it.");
        }
        return new SourceUrl(prefix, url);
    }

    /** A host and its port are no secret, even if the host is called like one. */
    private static String masked(String url) {
        String plain = USER.matcher(url).replaceFirst("$1");
        Matcher host = HOST.matcher(plain);
        int rest = host.find() ? host.end() : 0;
        return plain.substring(0, rest) + new SecretPatterns().mask(plain.substring(rest));
    }

    private static @Nullable String problem(String url) {
        if (url.isEmpty() || url.length() > LONGEST) {
            return "it must have 1 to " + LONGEST + " characters";
        }
        if (url.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            return "blanks and what is not ASCII must be percent-encoded";
        }
        Matcher braces = BRACES.matcher(url);
        while (braces.find()) {
            if (!PLACEHOLDERS.contains(braces.group())) {
                return "there is no " + braces.group();
            }
        }
        if (!url.contains(PATH) && !url.contains(FILE)) {
            return "every line would have the same";
        }
        return problem(BRACES.matcher(url).replaceAll("1"), url);
    }

    private static @Nullable String problem(String sample, String url) {
        URI uri;
        try {
            uri = new URI(sample);
        } catch (URISyntaxException e) {
            return url.contains("{") && (sample.contains("{") || sample.contains("}"))
                    ? "a brace is open"
                    : String.valueOf(e.getReason()).toLowerCase(Locale.ROOT);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            return "it does not begin with "
                    + String.join(", ", SCHEMES.stream().sorted().toList());
        }
        return scheme.startsWith("http") && uri.getRawAuthority() == null ? "it has no host" : null;
    }

    /** Whether it is for the code of a class. */
    boolean isFor(String className, List<String> ownPackages) {
        return prefix == null ? ownPackages.stream().anyMatch(own -> isIn(className, own)) : isIn(className, prefix);
    }

    /** Whether a class is in a package, or in a class, of this name. */
    static boolean isIn(String className, String name) {
        if (name.isEmpty()) {
            return className.indexOf('.') < 0;
        }
        return className.startsWith(name)
                && (className.length() == name.length() || ".$".indexOf(className.charAt(name.length())) >= 0);
    }

    /** Whether it is only for the service's own packages. */
    boolean isForOwnPackages() {
        return prefix == null;
    }

    /** Whether there is none without a commit. */
    boolean needsCommit() {
        return template.contains(COMMIT);
    }

    /** The URL of a line, null when something is not known that it needs. */
    @Nullable
    String of(StackTraceElement frame, @Nullable String commit) {
        String path = SourceFile.pathOf(frame, extension());
        boolean lacksLine = frame.getLineNumber() <= 0 && template.contains(LINE);
        if (path == null || lacksLine || (commit == null && needsCommit())) {
            return null;
        }
        return template.replace(COMMIT, commit == null ? "" : commit)
                .replace(PATH, path)
                .replace(FILE, SourceFile.encodedNameOf(frame, extension()))
                .replace(LINE, Integer.toString(frame.getLineNumber()));
    }

    private String extension() {
        Matcher language = LANGUAGE.matcher(template);
        if (!language.matches()) {
            return ".java";
        }
        return language.group(1).equals("kotlin") ? ".kt" : "." + language.group(1);
    }

    /** As it can be read again. */
    @Override
    public String toString() {
        return prefix == null ? template : prefix + "=" + template;
    }
}
