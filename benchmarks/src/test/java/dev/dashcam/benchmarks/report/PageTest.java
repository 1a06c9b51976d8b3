/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final List<Section> SECTIONS = List.of(new Named("recording"), new Named("snapshots"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writePage() throws IOException {
        file = folder.resolve("overhead.md");
        Page page = new Page(SECTIONS);
        page.put("snapshots", 17, "old snapshots on 17");
        page.put("recording", 25, "old recording on 25");
        page.put("recording", 17, "old recording on 17");
        Files.writeString(file, page.markdown());
    }

    @Test
    void block_measuredAgain_isReplacedAndTheOthersStay() throws IOException {
        Page page = new Page(SECTIONS);
        page.takeOver(file);
        page.put("recording", 25, "new recording on 25");
        assertThat(page.markdown())
                .contains("old recording on 17", "new recording on 25", "old snapshots on 17")
                .doesNotContain("old recording on 25");
    }

    @Test
    void blocks_areInTheOrderOfTheSectionsAndJdks() throws IOException {
        String page = Files.readString(file);
        assertThat(page)
                .containsSubsequence(
                        "About recording",
                        "old recording on 17",
                        "old recording on 25",
                        "About snapshots",
                        "old snapshots");
    }

    @Test
    void page_takenOverAndWrittenAgain_isTheSame() throws IOException {
        Page page = new Page(SECTIONS);
        page.takeOver(file);
        assertThat(page.markdown()).isEqualTo(Files.readString(file));
    }

    @Test
    void section_withoutFigures_isLeftOut() {
        assertThat(new Page(SECTIONS).markdown()).doesNotContain("About");
    }

    @Test
    void block_ofASectionThatIsUnknown_stays() throws IOException {
        Page page = new Page(List.of(SECTIONS.get(0)));
        page.takeOver(file);
        assertThat(page.markdown()).contains("old snapshots on 17");
    }

    private record Named(String name) implements Section {
        @Override
        public String title() {
            return "About " + name;
        }

        @Override
        public String introduction() {
            return "How " + name + " is measured.";
        }

        @Override
        public void measure(Run run) {}

        @Override
        public String report(Run run) {
            return "";
        }
    }
}
