/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesTest {
    @TempDir
    private Path folder;

    @Test
    void firstPlaceWithEnoughRoom_isChosen() {
        Places places = new Places(List.of(folder.resolve("missing"), folder));

        assertThat(places.choose(1)).isEqualTo(folder);
    }

    @Test
    void placesWithoutRoom_areRefusedInWords() {
        Places places = new Places(List.of(folder.resolve("missing"), folder));

        assertThat(places.choose(Long.MAX_VALUE)).isNull();
        assertThat(places.refusal(30 << 20))
                .startsWith("30 MB free are needed: ")
                .contains(folder.resolve("missing") + " has nothing we may use, " + folder + " has ");
    }

    @Test
    void roomThatIsNotKnown_isNone() {
        assertThat(Places.usableBytes(folder.resolve("missing"))).isZero();
    }
}
