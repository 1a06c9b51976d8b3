/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import dev.dashcam.internal.redaction.CountedText.TooManyLooksException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies a rule's pattern to texts, with an end. Safe for use by many threads. */
final class RuleMask {
    /** What a pattern may need that goes over the rest of the text from each of its characters. */
    private static final long LOOKS_FOR_A_CHARACTER = 1_000;

    private static final long LOOKS_FOR_ANY_TEXT = 10_000;
    private static final long MOST_LOOKS = 20_000_000;

    private static final int MOST_GROWTH = 1 << 16;

    private final String name;
    private final Pattern pattern;
    private final String replacement;

    RuleMask(String name, Pattern pattern, String replacement) {
        this.name = name;
        this.pattern = pattern;
        this.replacement = replacement;
    }

    String name() {
        return name;
    }

    /**
     * The text without what the pattern finds.
     *
     * @param looksLeft how many looks at characters all texts together may still take; those taken are gone
     * @throws FailedRuleException when it cannot tell
     */
    String mask(String text, LooksLeft looksLeft) {
        long allowed =
                looksLeft.atMost(Math.min(LOOKS_FOR_ANY_TEXT + LOOKS_FOR_A_CHARACTER * text.length(), MOST_LOOKS));
        CountedText counted = new CountedText(text, allowed);
        try {
            return replaced(text, pattern.matcher(counted));
        } catch (TooManyLooksException slow) {
            throw new FailedRuleException(name, "takes too long");
        } catch (StackOverflowError deep) {
            throw new FailedRuleException(name, "needs too much of the stack");
        } catch (FailedRuleException grown) {
            throw grown;
        } catch (RuntimeException failed) {
            throw new FailedRuleException(
                    name, "fails with " + failed.getClass().getSimpleName());
        } finally {
            looksLeft.take(allowed - counted.looksLeft());
        }
    }

    private String replaced(String text, Matcher matcher) {
        if (!matcher.find()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        do {
            matcher.appendReplacement(masked, replacement);
            if (masked.length() - text.length() > MOST_GROWTH) {
                throw new FailedRuleException(name, "makes texts too long");
            }
        } while (matcher.find());
        return matcher.appendTail(masked).toString();
    }
}
