/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretPatternsTest {
    private final StringMask mask = new SecretPatterns();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password=hunter2                                       | password=***
            user=bob password=hunter2, retries=3                   | user=bob password=***, retries=3
            spring.datasource.password: hunter,2                   | spring.datasource.password: ***
            DB_PASSWORD=hunter2 PATH=/bin                          | DB_PASSWORD=*** PATH=/bin
            {"clientSecret" : "a \\"b\\" c", "id": 7}              | {"clientSecret" : ***, "id": 7}
            {\\"password\\":\\"hunter2\\"}                         | {\\"password\\":***
            password=hunt&er2 page=2                               | password=*** page=2
            passphrase = 'correct horse'                           | passphrase = ***
            <password>hunter2</password>                           | <password>***
            /search?q=shoes&access_token=abc&page=2                | /search?q=shoes&access_token=***&page=2
            /f?X-Amz-Signature=9f8e&X-Amz-Expires=60               | /f?X-Amz-Signature=***&X-Amz-Expires=60
            api-key: 0123                                          | api-key: ***
            apiKey=0123;path=/                                     | apiKey=***
            tool --db-password hunter2 --verbose                   | tool --db-password *** --verbose
            Authorization: Basic dXNlcjpwYXNz                      | Authorization: ***
            {authorization=[Digest username="bob", nonce="1"]}     | {authorization=***
            Set-Cookie: id=1; Path=/                               | Set-Cookie: ***
            sent Bearer 3ac1-77.x~y                                | sent Bearer ***
            sent basic dXNlcjpwYXNz==                              | sent basic ***
            https://bob:hunter2@shop.example/cart?id=3             | https://***@shop.example/cart?id=3
            postgres://bob:p@ss@db:5432/shop                       | postgres://***@db:5432/shop
            jdbc:oracle:thin:scott/tiger@db:1521:shop              | jdbc:oracle:thin:***@db:1521:shop
            saw eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln today    | saw *** today
            /keys/AKIAIOSFODNN7EXAMPLE/rotate                      | /keys/***/rotate
            ghp_0123456789abcdefghijABCDEFGHIJ012345 in the URL    | *** in the URL
            -----BEGIN RSA PRIVATE KEY----- MIIEpAIB               | -----BEGIN RSA PRIVATE KEY-----***
            """)
    void secret_isReplacedAndWhatSurroundsItStays(String text, String masked) {
        assertThat(mask.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(Ljava/lang/String;Ljava/util/Map;)V",
                "org/springframework/security/authentication/UsernamePasswordAuthenticationToken",
                "http-nio-8080-exec-17",
                "token-refresh-1",
                "/etc/secrets/database/password",
                "shop.example:8080",
                "bob@shop.example",
                "the password is wrong",
                "basic authentication failed",
                "G1 Evacuation Pause",
                "Ext. family: 0xb, Type: 0x0, Signature: 0x00b00f21",
                "0af7651916cd43dd8448eb211c80319c",
                "jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Method, Object, Object[])"
            })
    void textWithoutSecret_isTheSame(String text) {
        assertThat(mask.mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "token=",
                "token=&a",
                "--token ",
                "-",
                "://",
                "://x@",
                "a@",
                "eyJ",
                "eyJabcdefghij.",
                ":thin:/",
                "\"",
                "password=\"\\",
                "Basic A",
                "-----BEGIN "
            })
    void repetition_doesNotMakeItSlow(String part) {
        String text = part.repeat(1_000_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> mask.mask(text));
    }
}
