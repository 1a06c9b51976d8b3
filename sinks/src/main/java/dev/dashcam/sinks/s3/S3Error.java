/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.xml.XmlText;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What S3 calls an error. Nothing else of what a server writes is told on, since it could be what it was sent.
 *
 * @param code such as {@code NoSuchBucket}; empty where the server names none
 * @param region the bucket's region, null where the server does not tell
 */
record S3Error(String code, @Nullable String region) {
    private static final Set<String> OF_KEYS = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "TokenRefreshRequired");

    /** What is wrong with when and where somebody asks, whatever is asked. */
    private static final Set<String> OF_TIME_AND_PLACE =
            Set.of("RequestTimeTooSkewed", "AuthorizationHeaderMalformed", "PermanentRedirect", "NoSuchBucket");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static S3Error of(Answer answer) {
        XmlText xml = XmlText.of(answer.text());
        String code = word(xml.element("Code"));
        String region = word(answer.headers().firstValue("x-amz-bucket-region").orElse(null));
        return new S3Error(code == null ? "" : code, region != null ? region : word(xml.element("Region")));
    }

    boolean is(String name) {
        return code.equals(name);
    }

    /** Whether the keys are not accepted. */
    boolean isOfKeys() {
        return OF_KEYS.contains(code);
    }

    /** Whether another request of ours would meet it too. */
    boolean isOfEveryRequest() {
        return isOfKeys() || OF_TIME_AND_PLACE.contains(code);
    }

    private static @Nullable String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : null;
    }
}
