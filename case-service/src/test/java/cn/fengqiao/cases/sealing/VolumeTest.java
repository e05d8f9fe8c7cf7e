package cn.fengqiao.cases.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.sealing.Volume.Difference;
import cn.fengqiao.cases.sealing.Volume.Entry;
import cn.fengqiao.cases.sealing.Volume.Finding;
import cn.fengqiao.cases.sealing.Volume.Part;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeTest {

    private static final Entry LINE = new Entry(Part.TIMELINE, "1", "REGISTERED", null, "a1");
    private static final Entry DOCUMENT = new Entry(Part.DOCUMENT, "d-1", "AGREEMENT:2", "c0ffee", "b2");

    @Test
    void a_manifest_names_every_entry_and_reads_back_the_same() {
        String manifest = volume(List.of(LINE, DOCUMENT)).manifest();

        assertThat(manifest).isEqualTo("""
                fengqiao-case-file-seal 1
                case FQ-20261126-0001
                volume 2
                previous abc
                sealed 2026-11-26T08:00:00Z s-1 COMMUNITY
                timeline 1 REGISTERED a1
                document d-1 AGREEMENT:2 c0ffee b2
                """);
        assertThat(Volume.entries(manifest)).containsExactly(LINE, DOCUMENT);
    }

    @Test
    void equal_volumes_have_equal_hashes_and_different_ones_do_not() {
        String hash = Volume.hash(volume(List.of(LINE, DOCUMENT)).manifest());

        assertThat(Volume.hash(volume(List.of(LINE, DOCUMENT)).manifest())).isEqualTo(hash);
        assertThat(Volume.hash(volume(List.of(DOCUMENT, LINE)).manifest())).isNotEqualTo(hash);
        assertThat(hash).hasSize(64);
    }

    @Test
    void what_changed_is_missing_or_was_added_is_named() {
        Entry changed = new Entry(Part.DOCUMENT, "d-1", "AGREEMENT:2", "c0ffee", "other");
        Entry more = new Entry(Part.TIMELINE, "2", "ACCEPTED", null, "c3");

        assertThat(Volume.differences(List.of(LINE, DOCUMENT), List.of(DOCUMENT, LINE)))
                .isEmpty();
        assertThat(Volume.differences(List.of(LINE, DOCUMENT), List.of(changed, more)))
                .containsExactly(
                        new Difference(Part.TIMELINE, "1", "REGISTERED", Finding.MISSING),
                        new Difference(Part.DOCUMENT, "d-1", "AGREEMENT:2", Finding.CHANGED),
                        new Difference(Part.TIMELINE, "2", "ACCEPTED", Finding.ADDED));
    }

    @Test
    void fields_do_not_run_into_each_other_and_nothing_is_not_an_empty_text() {
        String hash = Fingerprint.of("x").with("ab").with("c").hex();

        assertThat(Fingerprint.of("x").with("a").with("bc").hex()).isNotEqualTo(hash);
        assertThat(Fingerprint.of("x").with("abc").hex()).isNotEqualTo(hash);
        assertThat(Fingerprint.of("x").with((Object) null).hex())
                .isNotEqualTo(Fingerprint.of("x").with("").hex());
        assertThat(Fingerprint.of("y").with("ab").with("c").hex()).isNotEqualTo(hash);
    }

    private static Volume volume(List<Entry> entries) {
        return new Volume(
                "FQ-20261126-0001", 2, "abc", Instant.parse("2026-11-26T08:00:00Z"), "s-1", "COMMUNITY", entries);
    }
}
