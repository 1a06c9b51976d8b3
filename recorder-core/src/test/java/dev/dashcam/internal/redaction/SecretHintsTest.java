/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick look never hides a secret from the patterns. */
final class SecretHintsTest {
    private static final long SEED = System.nanoTime();
    private static final int TEXTS = 50_000;

    private static final List<String> PIECES = List.of(
            "password",
            "PassWord",
            "passwd",
            "passphrase",
            "pwd",
            "client_secret",
            "Token",
            "credentials",
            "session-id",
            "sessionId",
            "X-Amz-Signature",
            "?sig",
            "&signature",
            "api_key",
            "ApiKey",
            "access-key",
            "account_key",
            "privateKey",
            "encryption-key",
            "Authorization",
            "Set-Cookie",
            "bearer",
            "Bearer",
            "Basic",
            "basic",
            "-----BEGIN RSA PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----",
            "://",
            ":thin:",
            "jdbc:oracle:thin:",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln",
            "AKIAIOSFODNN7EXAMPLE",
            "ASIAIOSFODNN7EXAMPLE",
            "ABIAIOSFODNN7EXAMPLE",
            "ghp_0123456789abcdefghijKLMN",
            "ghs_0123456789abcdefghij",
            "github_pat_0123456789abcdefghij",
            "glpat-0123456789abcdefgh",
            "xoxb-0123456789ab",
            "xapp-0123456789ab",
            "AIza0123456789abcdefghij0123456789abc",
            "ya29.0123456789abcdefg",
            "sk_live_0123456789ab",
            "pk_test_0123456789ab",
            "sk-0123456789abcdefghijk",
            "hvs.0123456789abcdefghijk",
            "hvb.0123456789abcdefghijk",
            "npm_0123456789abcdefghijklmnopqrstuvwx",
            "SG.0123456789abcdefg.0123456789abcdefg",
            "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQ",
            "bob:hunter2@",
            "scott/tiger@db",
            "dXNlcjpwYXNz",
            "hunter2",
            "=",
            ": ",
            " ",
            "  ",
            "-",
            "--",
            "_",
            "\"",
            "'",
            "é",
            "日",
            "🔑",
            "\n",
            ";",
            ",",
            "&",
            "?",
            "/",
            "Ā",
            "checkout",
            "took 12 ms");

    @Test
    void everyTextThatAPatternMasks_hasAHint() {
        Random random = new Random(SEED);
        int masked = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(8);
            for (int piece = 0; piece < pieces; piece++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String before = text.toString();
            String after = SecretPatterns.withoutHints(before);
            assertThat(new SecretPatterns().mask(before)).as("seed %d", SEED).isEqualTo(after);
            if (!after.equals(before)) {
                masked++;
                byte[] bytes = before.getBytes(UTF_8);
                assertThat(SecretHints.in(bytes, 0, bytes.length))
                        .as("seed %d, %s", SEED, before)
                        .isNotZero();
            }
        }
        assertThat(masked).as("seed %d", SEED).isGreaterThan(TEXTS / 20);
    }

    @Test
    void piece_isLookedAtWithoutWhatIsAroundIt() {
        byte[] bytes = "password".getBytes(UTF_8);

        assertThat(SecretHints.in(bytes, 0, 8)).isEqualTo(SecretHints.NAMED);
        assertThat(SecretHints.in(bytes, 1, 7)).isZero();
        assertThat(SecretHints.in(bytes, 0, 7)).isZero();
        assertThat(SecretHints.in(bytes, 8, 0)).isZero();
    }

    @Test
    void usualTexts_haveNone() {
        for (String usual : List.of(
                "GET /checkout/{id}",
                "order 4711 of customer 42 placed in 12 ms",
                "org.springframework.web.servlet.DispatcherServlet",
                "http-nio-8080-exec-17",
                "select o from Order o where o.id = ?")) {
            byte[] bytes = usual.getBytes(UTF_8);
            assertThat(SecretHints.in(bytes, 0, bytes.length)).as(usual).isZero();
        }
    }
}
