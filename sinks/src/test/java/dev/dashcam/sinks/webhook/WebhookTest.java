/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.SealedFiles;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
final class WebhookTest {
    private static final String CANARY = "canary-6c2f";
    private static final Path NO_FILE = Path.of("gone.dcam");

    @Test
    void message_hasTheVerdictAndTheLink() throws Exception {
        assertThat(posted(SealedFiles.label("7f3k2q"), "https://h/up/{key}"))
                .isEqualTo("{\"text\":\"shop on shop-7d4f: GET /checkout took 2.41 s: 2.1 s waiting for a lock held by"
                        + " pool-1 &lt;100 %&gt;\\nSnapshot 7f3k2q of 2026-11-22T22:38:51.042Z:"
                        + " <https://h/up/shop/2026/11/22/shop-7d4f/20261122T223851Z-latency-7f3k2q.dcam>\","
                        + "\"mrkdwn\":false}");
    }

    @Test
    void withoutVerdictOrLink_isToldWhatIsKnown() throws Exception {
        Map<String, String> facts = facts();
        facts.remove(SnapshotLabel.VERDICT);
        assertThat(posted(SealedFiles.label("7f3k2q", facts), ""))
                .isEqualTo("{\"text\":\"shop on shop-7d4f: GET /checkout was captured by the trigger latency\\n"
                        + "Snapshot 7f3k2q of 2026-11-22T22:38:51.042Z\",\"mrkdwn\":false}");
        assertThat(posted(SealedFiles.label("7f3k2q", Map.of()), ""))
                .isEqualTo("{\"text\":\"A service: something was captured by the trigger of an unknown name\\n"
                        + "Snapshot 7f3k2q\",\"mrkdwn\":false}");
    }

    @Test
    void drill_saysThatNothingHasHappened() throws Exception {
        Map<String, String> facts = facts();
        facts.put(SnapshotLabel.KIND, "drill");
        assertThat(posted(SealedFiles.label("7f3k2q", facts), ""))
                .startsWith("{\"text\":\"This is a drill, nothing has happened. shop on shop-7d4f: ");
    }

    @Test
    void snapshotThatSomebodyAskedFor_hasTheReason() throws Exception {
        Map<String, String> facts = facts();
        facts.put(SnapshotLabel.KIND, "manual");
        facts.put(SnapshotLabel.SUBJECT, "before deploy");
        assertThat(posted(SealedFiles.label("7f3k2q", facts), ""))
                .startsWith("{\"text\":\"shop on shop-7d4f, asked for by hand (before deploy): GET /checkout took");
    }

    @Test
    void mentionsAndControlCharacters_areText() throws Exception {
        Map<String, String> facts = facts();
        facts.put(
                SnapshotLabel.VERDICT,
                "<!channel> & \"a\\b\"\u001b[31m\n<https://evil|x>\u202e\u0000\ud800 \ud83d\ude00 *b*");
        assertThat(posted(SealedFiles.label("7f3k2q", facts), ""))
                .contains("&lt;!channel&gt; &amp; \\\"a\\\\b\\\" [31m &lt;https://evil|x&gt;    \ud83d\ude00 *b*");
    }

    @Test
    void longFacts_areCut() throws Exception {
        Map<String, String> facts = facts();
        facts.replaceAll((name, value) -> "<".repeat(100_000));
        assertThat(posted(SealedFiles.label("7f3k2q", facts), "").length()).isBetween(1_000, 12 << 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410})
    void urlThatHoldsNoMore_isRefusedWithoutBeingShown(int status) throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answerText(status, CANARY))) {
            DeliveryException refused = catchThrowableOfType(
                    DeliveryException.class,
                    () -> Webhook.to(server.uri("/services/" + CANARY)).deliver(snapshot(SealedFiles.label("a"))));
            assertThat(refused.isFinal()).isTrue();
            assertThat(refused)
                    .hasNoCause()
                    .hasMessageContaining("answered " + status)
                    .hasMessageEndingWith(": look whether the webhook's URL still holds")
                    .hasMessageNotContaining(CANARY);
        }
    }

    @Test
    void chatThatIsTooBusy_saysWhenToComeBack() throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answer(429, "Retry-After: 30"), Fault.answer(500))) {
            Webhook webhook = Webhook.to(server.uri("/services/" + CANARY));
            SealedSnapshot snapshot = snapshot(SealedFiles.label("a"));
            DeliveryException busy = catchThrowableOfType(DeliveryException.class, () -> webhook.deliver(snapshot));
            assertThat(busy.pause()).isEqualTo(Duration.ofSeconds(30));
            assertThat(busy.isFinal()).isFalse();
            assertThatThrownBy(() -> webhook.deliver(snapshot))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageNotContaining(CANARY);
            webhook.deliver(snapshot);
            assertThat(server.received).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-6c2f", "https:/canary-6c2f", "", "https://h/canary-6c2f#x"})
    void urlThatIsNone_isRefusedWithoutBeingShown(String url) {
        assertThatThrownBy(() -> Webhook.to(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h/{key}", "https://h/{keys}", "https://h/{key", "https://h/a b"})
    void linkThatIsNone_isRefused(String link) {
        assertThatThrownBy(() -> Webhook.to("https://h/").link(link)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String posted(SnapshotLabel label, String link) throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            Webhook webhook = Webhook.to(server.uri("/services/T0"));
            (link.isEmpty() ? webhook : webhook.link(link)).deliver(snapshot(label));
            FaultyServer.Received received = server.received.get(0);
            assertThat(received.line()).isEqualTo("POST /services/T0 HTTP/1.1");
            assertThat(received.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
            return new String(received.body(), StandardCharsets.UTF_8);
        }
    }

    /** There is no file, so that nothing of it can be sent. */
    private static SealedSnapshot snapshot(SnapshotLabel label) {
        return new SealedSnapshot(NO_FILE, 10, label);
    }

    private static Map<String, String> facts() {
        return new LinkedHashMap<>(SealedFiles.label("7f3k2q").facts());
    }
}
