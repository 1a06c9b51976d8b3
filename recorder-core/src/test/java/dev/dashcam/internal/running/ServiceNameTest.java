/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceNameTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.ShopApplication --port 80, shopapplication",
        "/opt/shop/shop-1.2.jar --port 80, shop",
        "shop-web-2026.11.0-SNAPSHOT.jar, shop-web",
        "shop-v2.jar, shop-v2",
        "orders-2-billing-1.0-RC1.jar, orders-2-billing",
        "shop.jar, shop",
        "'', java",
        "com.acme.Shop$Main, shop-main",
        "/opt/Überladen.jar, java",
    })
    void of_command_isFitForAFolder(String command, String name) {
        assertThat(ServiceName.of(command)).isEqualTo(name);
        assertThat(ServiceName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../etc", "a/b", "a b", "-shop", ".hidden"})
    void isValid_unfitForAFolder_isFalse(String name) {
        assertThat(ServiceName.isValid(name)).isFalse();
    }
}
