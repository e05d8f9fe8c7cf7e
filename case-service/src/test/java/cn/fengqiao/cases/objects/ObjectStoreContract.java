package cn.fengqiao.cases.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.objects.ObjectStore.Page;
import cn.fengqiao.cases.objects.ObjectStore.Put;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store keeps. */
abstract class ObjectStoreContract {

    static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2000-01-01T00:00:00Z");
    private static final long MOST = 1_000_000;

    abstract ObjectStore store() throws IOException;

    /** Everything that lies in the store as its operator sees it: names and contents. */
    abstract List<String> seenByItsOperator() throws IOException;

    @Test
    void what_was_put_is_got_by_the_hash_of_its_content() throws IOException {
        ObjectKey key = put("协议书");

        assertThat(key).isEqualTo(new ObjectKey(Seen.sha256("协议书"), 9));
        assertThat(text(key)).isEqualTo("协议书");
        assertThat(store().exists(key)).isTrue();
    }

    @Test
    void equal_contents_are_one_object() throws IOException {
        assertThat(put("协议书")).isEqualTo(put("协议书"));
        assertThat(store().olderThan(LATER, null, 10).keys()).hasSize(1);
    }

    @Test
    void what_is_deleted_is_gone_and_what_never_was_is_absent() throws IOException {
        ObjectKey key = put("协议书");

        assertThat(store().delete(key)).isTrue();
        assertThat(store().delete(key)).isFalse();
        assertThat(store().exists(key)).isFalse();
        assertThat(store().get(key)).isEmpty();
    }

    @Test
    void more_than_the_limit_is_refused_and_leaves_nothing() throws IOException {
        Put put = store().put(stream("12345678901"), 10);

        assertThat(put).isEqualTo(new Put.TooLarge(10));
        assertThat(seenByItsOperator()).isEmpty();
        assertThat(store().put(stream("1234567890"), 10)).isInstanceOf(Put.Stored.class);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> store().put(new SequenceInputStream(stream("a".repeat(100_000)), broken), MOST))
                .hasMessage("connection reset");
        assertThat(seenByItsOperator()).isEmpty();
    }

    @Test
    void who_runs_the_store_reads_neither_contents_nor_what_they_are() throws IOException {
        put("王某与李某");

        assertThat(seenByItsOperator())
                .isNotEmpty()
                .noneMatch(seen -> seen.contains("王某"))
                .noneMatch(seen -> seen.contains(Seen.sha256("王某与李某")));
    }

    @Test
    void objects_are_listed_by_pages_and_young_ones_are_not() throws IOException {
        List<ObjectKey> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(put("第" + i + "件"));
        }

        List<ObjectKey> listed = new ArrayList<>();
        String mark = null;
        do {
            Page page = store().olderThan(LATER, mark, 3);
            assertThat(page.keys().size()).isLessThanOrEqualTo(3);
            listed.addAll(page.keys());
            mark = page.next();
        } while (mark != null);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
        assertThat(store().olderThan(EARLIER, null, 100).keys()).isEmpty();
    }

    ObjectKey put(String content) throws IOException {
        return ((Put.Stored) store().put(stream(content), MOST)).key();
    }

    String text(ObjectKey key) throws IOException {
        try (InputStream content = store().get(key).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
