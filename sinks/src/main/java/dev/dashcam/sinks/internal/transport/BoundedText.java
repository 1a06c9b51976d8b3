/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer's body; the rest is not waited for. Called by one thread at a time. */
final class BoundedText implements BodySubscriber<String> {
    private final int mostBytes;
    private final Progress progress;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedText(int mostBytes, Progress progress) {
        this.mostBytes = mostBytes;
        this.progress = progress;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        progress.made();
        for (ByteBuffer piece : pieces) {
            byte[] copy = new byte[Math.min(piece.remaining(), mostBytes - bytes.size())];
            piece.get(copy);
            bytes.writeBytes(copy);
        }
        Flow.Subscription from = subscription;
        if (from == null) {
            return;
        }
        if (bytes.size() < mostBytes) {
            from.request(1);
        } else {
            from.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failed) {
        text.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
