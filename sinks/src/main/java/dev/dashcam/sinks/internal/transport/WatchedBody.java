/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A request's body that tells when a piece of it was taken, which the client does only when the one before is sent. */
final class WatchedBody implements BodyPublisher {
    private final BodyPublisher body;
    private final Progress progress;

    WatchedBody(BodyPublisher body, Progress progress) {
        this.body = body;
        this.progress = progress;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                progress.made();
                subscriber.onNext(piece);
            }

            @Override
            public void onError(Throwable failed) {
                subscriber.onError(failed);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
