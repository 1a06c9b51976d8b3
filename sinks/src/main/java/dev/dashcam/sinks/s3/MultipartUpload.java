/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sinks.internal.signing.PercentEncoding;
import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.TimeLimits;
import dev.dashcam.sinks.internal.transport.Transport;
import dev.dashcam.sinks.internal.transport.TrustStore;
import dev.dashcam.sinks.internal.xml.XmlText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a large object part by part, from its file. What fails is taken back, and the next delivery begins anew. */
final class MultipartUpload {
    /** Of one part; S3 takes 5 MB and more, and 10,000 of them. */
    static final int PART_BYTES = 8 << 20;

    private static final int MOST_PARTS = 10_000;
    private static final int TRIES = 3;
    private static final TimeLimits FOR_ABORT =
            new TimeLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final S3Requests requests;
    private final Upload upload;
    private final @Nullable TrustStore trustStore;

    MultipartUpload(S3Requests requests, Upload upload, @Nullable TrustStore trustStore) {
        this.requests = requests;
        this.upload = upload;
        this.trustStore = trustStore;
    }

    /** Puts an object of so many bytes of an open file, unless it is there: that would be known only when all of it is sent. */
    void put(Transport transport, String key, Map<String, String> headers, FileChannel file, long bytes)
            throws IOException {
        if (upload.isThere(transport, key, bytes)) {
            return;
        }
        String query = "uploadId=" + PercentEncoding.encode(begin(transport, key, headers));
        try {
            List<String> tags = new ArrayList<>();
            long partBytes = Math.max(PART_BYTES, (bytes + MOST_PARTS - 1) / MOST_PARTS);
            for (long at = 0; at < bytes; at += partBytes) {
                Payload part = Payload.of(file, at, Math.min(bytes, at + partBytes));
                tags.add(put(transport, key, "partNumber=" + (tags.size() + 1) + "&" + query, part));
            }
            complete(transport, key, query, tags);
        } catch (IOException | RuntimeException failed) {
            abort(key, query);
            throw failed;
        }
    }

    private String begin(Transport transport, String key, Map<String, String> headers) throws IOException {
        Answer answer = requests.send(transport, "POST", key, "uploads=", headers, Payload.NONE);
        if (answer.meaning() != Answer.Meaning.ARRIVED) {
            throw requests.failure(answer, key);
        }
        String id = XmlText.of(answer.text()).element("UploadId");
        if (id == null || id.isEmpty()) {
            throw DeliveryException.refused("the store began an upload in parts without an id for it");
        }
        return id;
    }

    /** One part, again where the connection broke: a large snapshot would never arrive if all of it had to go well at once. */
    private String put(Transport transport, String key, String query, Payload part) throws IOException {
        Map<String, String> headers = part.md5() == null ? Map.of() : Map.of("Content-MD5", part.md5());
        for (int tries = 1; ; tries++) {
            try {
                Answer answer = requests.send(transport, "PUT", key, query, headers, part);
                if (answer.meaning() != Answer.Meaning.ARRIVED) {
                    throw new AnsweredException(requests.failure(answer, key));
                }
                return answer.headers().firstValue("ETag").orElse("");
            } catch (AnsweredException answered) {
                throw answered.failure;
            } catch (InterruptedIOException interrupted) {
                throw interrupted;
            } catch (IOException broken) {
                if (tries == TRIES) {
                    throw broken;
                }
            }
        }
    }

    private void complete(Transport transport, String key, String query, List<String> tags) throws IOException {
        StringBuilder parts = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < tags.size(); i++) {
            parts.append("<Part><PartNumber>")
                    .append(i + 1)
                    .append("</PartNumber><ETag>")
                    .append(tags.get(i).replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</ETag></Part>");
        }
        parts.append("</CompleteMultipartUpload>");
        Payload payload = Payload.of(parts.toString().getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/xml"));
        Answer answer = upload.sendOnce(transport, "POST", key, query, headers, payload);
        upload.settle(answer, key);
        // begun with 200 before S3 knows whether it succeeds
        String code = S3Error.of(answer).code();
        if (answer.meaning() == Answer.Meaning.ARRIVED && !code.isEmpty()) {
            throw new IOException("the parts of the snapshot could not be put together (" + code + ")");
        }
        if (answer.meaning() != Answer.Meaning.ARRIVED) {
            abort(key, query);
        }
    }

    /** Lets the store forget the parts, which it charges for. Past the time limit and an interrupt: it is the last thing done. */
    private void abort(String key, String query) {
        boolean wasInterrupted = Thread.interrupted();
        try (Transport transport = Transport.open(FOR_ABORT, trustStore)) {
            requests.send(transport, "DELETE", key, query, Map.of(), Payload.NONE);
        } catch (IOException | RuntimeException failed) {
            // what is left then is for the bucket's lifecycle rule
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The store has answered, so that nothing is gained by asking again at once. */
    private static final class AnsweredException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient IOException failure;

        AnsweredException(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
