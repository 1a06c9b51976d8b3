/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SnapshotLabel;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ObjectMetadataTest {
    @Test
    void text_isReadableAndAscii() {
        assertThat(ObjectMetadata.encoded("GET /a/{id} took 1 s,\n 100% in Zürich", 200))
                .isEqualTo("GET /a/{id} took 1 s, 100%25 in Z%C3%BCrich");
    }

    @Test
    void cut_isBetweenCharacters() {
        assertThat(ObjectMetadata.encoded("ab😀", 13)).isEqualTo("ab");
        assertThat(ObjectMetadata.encoded("ab😀", 14)).isEqualTo("ab%F0%9F%98%80");
        assertThat(ObjectMetadata.encoded("ab cd", 3)).isEqualTo("ab");
        assertThat(ObjectMetadata.encoded("ab", -1)).isEmpty();
    }

    @Test
    void randomFacts_fitAndCanBeReadBack() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Map<String, String> facts = new LinkedHashMap<>();
            for (String name : new String[] {
                SnapshotLabel.VERDICT,
                SnapshotLabel.ID,
                SnapshotLabel.SUBJECT,
                SnapshotLabel.INSTANCE,
                SnapshotLabel.KIND
            }) {
                facts.put(
                        name,
                        random.ints(random.nextInt(1000), 1, 0x2fff)
                                .filter(Character::isLetterOrDigit)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString());
            }
            int bytes = 0;
            for (Map.Entry<String, String> header : ObjectMetadata.of(facts).entrySet()) {
                bytes += header.getKey().length() + header.getValue().length();
                assertThat(header.getValue()).as("seed %d", seed).matches("[ -~]+");
                String fact = header.getKey().substring("x-amz-meta-dashcam-".length());
                assertThat(facts.get(fact))
                        .as("seed %d, %s", seed, fact)
                        .startsWith(URLDecoder.decode(header.getValue().replace("+", "%2B"), StandardCharsets.UTF_8));
            }
            assertThat(bytes).as("seed %d", seed).isLessThanOrEqualTo(ObjectMetadata.MOST_BYTES);
        }
    }
}
