package cn.fengqiao.cases.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.secret.BrokenSeal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStoreTest extends ObjectStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-05T06:00:00Z");

    @TempDir
    Path root;

    @Override
    DirectoryStore store() throws IOException {
        return new DirectoryStore(root, TestKey.KEY, NOW);
    }

    @Override
    List<String> seenByItsOperator() throws IOException {
        return files().stream()
                .flatMap(file -> Stream.of(file.toString(), content(file)))
                .toList();
    }

    @Test
    void objects_lie_two_folders_deep_and_only_their_owner_looks_in() throws IOException {
        put("协议书");

        Path file = onlyFile();
        assertThat(root.relativize(file).getNameCount()).isEqualTo(4);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(root.resolve("objects")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/passwd", "", "/etc/passwd", "A", "..", "0\0"})
    void what_is_no_hash_is_no_key(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(hash, 1));
    }

    @Test
    void an_object_that_was_cut_off_on_disk_is_not_read_as_a_shorter_one() throws IOException {
        ObjectKey key = put("字".repeat(50_000));
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 33 + 65_552));

        assertThatThrownBy(() -> text(key)).isInstanceOf(BrokenSeal.class);
    }

    @Test
    void an_object_under_the_name_of_another_is_not_read_as_it() throws IOException {
        ObjectKey first = put("甲方的文件");
        Path firstFile = onlyFile();
        ObjectKey second = put("乙方的文件");
        Path secondFile = files().stream()
                .filter(file -> !file.equals(firstFile))
                .findFirst()
                .orElseThrow();
        Files.copy(secondFile, firstFile, StandardCopyOption.REPLACE_EXISTING);

        assertThat(text(second)).isEqualTo("乙方的文件");
        assertThatThrownBy(() -> text(first)).hasMessageContaining("not the one");
    }

    @Test
    void what_a_killed_process_left_behind_goes_after_a_day_and_what_is_under_way_stays() throws IOException {
        Path staging = Files.createDirectories(root.resolve("staging"));
        Path old = Files.createFile(staging.resolve("1.part"));
        Path underWay = Files.createFile(staging.resolve("2.part"));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(90_000)));
        Files.setLastModifiedTime(underWay, FileTime.from(NOW.minusSeconds(60)));

        store();

        assertThat(old).doesNotExist();
        assertThat(underWay).exists();
    }

    @Test
    void putting_what_is_there_makes_it_young_again() throws IOException {
        put("协议书");
        Files.setLastModifiedTime(onlyFile(), FileTime.from(NOW.minusSeconds(90_000)));
        assertThat(store().olderThan(NOW, null, 10).keys()).hasSize(1);

        put("协议书");

        assertThat(Files.getLastModifiedTime(onlyFile()).toInstant()).isAfter(NOW.minusSeconds(90_000));
    }

    @Test
    void a_file_that_is_not_ours_is_not_listed() throws IOException {
        put("协议书");
        Files.createFile(onlyFile().resolveSibling("zz-readme"));
        Files.createFile(root.resolve("objects").resolve("readme"));

        assertThat(store().olderThan(LATER, null, 10).keys()).hasSize(1);
    }

    @Test
    void a_hundred_megabytes_pass_without_being_held() throws IOException {
        long size = 100L << 20;
        long before = used();

        ObjectKey key = ((ObjectStore.Put.Stored) store().put(new Zeros(size), size)).key();
        long peak;
        try (InputStream content = store().get(key).orElseThrow()) {
            content.transferTo(OutputStream.nullOutputStream());
            peak = used();
        }

        assertThat(key.size()).isEqualTo(size);
        assertThat(peak - before).isLessThan(50L << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Path onlyFile() throws IOException {
        return files().getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes of nothing. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            int now = (int) Math.min(left, count);
            left -= now;
            return now == 0 ? -1 : now;
        }
    }
}
