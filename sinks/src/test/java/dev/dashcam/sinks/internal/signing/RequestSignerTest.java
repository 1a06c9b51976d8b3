/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

final class RequestSignerTest {
    private static final String CHARACTERS = "abcXYZ019-._~ /+=&%?#!$'()*,:;@[]\"<>\\^`{|}äß€😀";
    private static final AccessKeys KEYS =
            new AccessKeys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null);

    private final RequestSigner signer = new RequestSigner("us-east-1", "s3");

    @Test
    void exampleOfTheSpecification_hasItsSignature() {
        // "Example: GET Object" of Amazon's description of the algorithm
        UnsignedRequest request = new UnsignedRequest(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("Range", "bytes=0-9"),
                Digests.sha256Hex(""));
        assertThat(signer.sign(request, KEYS, Instant.parse("2013-05-24T00:00:00Z")))
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void randomRequests_haveTheSignaturesOfAmazonsOwnSigner() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] body = text(random, 40).getBytes(StandardCharsets.UTF_8);
            String sessionToken = random.nextBoolean() ? "token/" + random.nextLong() : null;
            AccessKeys keys =
                    new AccessKeys("AKID" + random.nextInt(1000), "secret/" + random.nextLong(), sessionToken);
            UnsignedRequest request = request(random, body);
            Instant now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
            SortedMap<String, String> ours = signer.sign(request, keys, now);
            assertThat(ours.get("Authorization"))
                    .as("seed %d, request %d: %s", seed, i, request)
                    .isEqualTo(amazons(request, body, keys, now));
        }
    }

    @Test
    void keys_areNotPrinted() {
        assertThat(new AccessKeys("canary-id", "canary-secret", "canary-token").toString())
                .doesNotContain("canary");
    }

    private static UnsignedRequest request(Random random, byte[] body) {
        StringBuilder uri = new StringBuilder("https://bucket.s3.amazonaws.com");
        if (random.nextInt(4) == 0) {
            uri.append(":8443");
        }
        uri.append('/').append(PercentEncoding.encodePath(text(random, 30).replace("//", "/x")));
        int parameters = random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            uri.append(i == 0 ? '?' : '&')
                    .append(PercentEncoding.encode("p" + i + text(random, 5)))
                    .append('=')
                    .append(PercentEncoding.encode(text(random, 10)));
        }
        Map<String, String> headers = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            headers.put(
                    "X-Amz-Meta-" + (char) ('A' + random.nextInt(26)) + i,
                    "a  b " + text(random, 10).replaceAll("[^ -~]", "") + "   ");
        }
        String sha256 = Digests.hex(Digests.sha256().digest(body));
        return new UnsignedRequest(random.nextBoolean() ? "PUT" : "POST", URI.create(uri.toString()), headers, sha256);
    }

    private static String amazons(UnsignedRequest request, byte[] body, AccessKeys keys, Instant now) {
        URI uri = request.uri();
        SdkHttpRequest.Builder built = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol("https")
                .host(uri.getHost())
                .encodedPath(uri.getRawPath());
        if (uri.getPort() > 0) {
            built.port(uri.getPort());
        }
        if (uri.getRawQuery() != null) {
            for (String parameter : uri.getRawQuery().split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                built.appendRawQueryParameter(decoded(parts[0]), decoded(parts[1]));
            }
        }
        request.headers().forEach(built::putHeader);
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(identity(keys))
                        .request(built.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    private static AwsCredentialsIdentity identity(AccessKeys keys) {
        @Nullable String token = keys.sessionToken();
        return token == null
                ? AwsCredentialsIdentity.create(keys.id(), keys.secret())
                : AwsSessionCredentialsIdentity.create(keys.id(), keys.secret(), token);
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static String text(Random random, int longest) {
        int[] characters = CHARACTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
