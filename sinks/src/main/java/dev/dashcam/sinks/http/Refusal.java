/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.Origin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer means that is no yes. */
final class Refusal {
    private Refusal() {}

    /** Whether to come back, and what to do about it. */
    static IOException of(Answer answer, URI url) {
        String words = Origin.of(url) + " answered " + answer.words();
        Duration pause = answer.retryAfter();
        return switch (answer.status()) {
            // as nginx says it, and as what can be put right without another snapshot
            case 400 ->
                answer.text().contains("SSL certificate")
                        ? later(
                                words
                                        + ": it wants a client certificate, and another one than it was shown, if any was",
                                pause)
                        : DeliveryException.refused(words);
            // what is wrong is the password, which somebody may put right, and not the snapshot
            case 401, 403 -> later(words + ": look at the headers that are sent to it", pause);
            case 407 -> later(words + ": the proxy on the way wants a user", pause);
            case 413 ->
                DeliveryException.refused(
                        words + ": let it take larger bodies, such as with nginx's" + " client_max_body_size");
            case 301, 302, 303, 307, 308 ->
                DeliveryException.refused(words + ": redirects are not followed, so set the URL to where it leads");
            case 404, 405 -> DeliveryException.refused(words + ": look whether uploads are taken under that URL");
            default ->
                answer.meaning() == Answer.Meaning.LATER ? later(words, pause) : DeliveryException.refused(words);
        };
    }

    private static IOException later(String words, @Nullable Duration pause) {
        return pause == null ? new IOException(words) : DeliveryException.retryAfter(words, pause);
    }
}
