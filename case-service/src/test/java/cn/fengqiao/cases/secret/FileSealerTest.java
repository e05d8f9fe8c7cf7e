package cn.fengqiao.cases.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class FileSealerTest {

    private static final int HEAD = 33;
    private static final int CHUNK = 64 * 1024 + 16;

    private final DataKey key = DataKey.of(new MockEnvironment()
            .withProperty("fengqiao.data-key", Base64.getEncoder().encodeToString(new byte[32])));
    private final FileSealer sealer = new FileSealer(key);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void what_was_sealed_opens(int size) throws IOException {
        byte[] content = content(size);

        assertThat(opened(sealed(content))).isEqualTo(content);
    }

    @Test
    void nothing_of_the_content_shows_and_no_two_seals_are_alike() throws IOException {
        byte[] content = "王某的身份证".repeat(100).getBytes(StandardCharsets.UTF_8);

        assertThat(new String(sealed(content), StandardCharsets.UTF_8)).doesNotContain("身份证");
        assertThat(sealed(content)).isNotEqualTo(sealed(content));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, HEAD, HEAD + 10, HEAD + CHUNK, HEAD + 2 * CHUNK, HEAD + 3 * CHUNK - 1})
    void a_file_that_ends_early_does_not_open(int length) throws IOException {
        byte[] cut = Arrays.copyOf(sealed(content(3 * 65_536)), length);

        assertBroken(cut);
    }

    @Test
    void chunks_in_another_order_do_not_open() throws IOException {
        byte[] sealed = sealed(content(4 * 65_536));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, HEAD, swapped, HEAD + CHUNK, CHUNK);
        System.arraycopy(sealed, HEAD + CHUNK, swapped, HEAD, CHUNK);

        assertBroken(swapped);
    }

    @Test
    void a_chunk_left_out_or_put_behind_or_of_another_file_does_not_open() throws IOException {
        byte[] sealed = sealed(content(3 * 65_536));
        byte[] other = sealed(content(3 * 65_536));
        byte[] shorter = Arrays.copyOf(sealed, HEAD + 2 * CHUNK);
        System.arraycopy(sealed, HEAD + 2 * CHUNK, shorter, HEAD + CHUNK, CHUNK);
        byte[] longer = Arrays.copyOf(sealed, sealed.length + CHUNK);
        System.arraycopy(sealed, HEAD, longer, sealed.length, CHUNK);
        byte[] mixed = sealed.clone();
        System.arraycopy(other, HEAD + CHUNK, mixed, HEAD + CHUNK, CHUNK);

        assertBroken(shorter);
        assertBroken(longer);
        assertBroken(mixed);
    }

    @Test
    void one_changed_bit_does_not_open() throws IOException {
        byte[] sealed = sealed(content(100));
        for (int at : new int[] {0, 5, HEAD, HEAD + 50, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertBroken(changed);
        }
    }

    @Test
    void a_name_is_found_again_under_its_seal_and_only_under_that() {
        NameSealer names = new NameSealer(key);
        byte[] name = content(40);
        byte[] sealed = names.seal(name);

        assertThat(names.seal(name)).isEqualTo(sealed);
        assertThat(names.open(sealed))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(name));
        sealed[20] ^= 1;
        assertThat(names.open(sealed)).isEmpty();
        assertThat(names.open(new byte[3])).isEmpty();
    }

    private void assertBroken(byte[] sealed) {
        assertThatExceptionOfType(BrokenSeal.class).isThrownBy(() -> opened(sealed));
    }

    private byte[] sealed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream sealing = sealer.sealing(out)) {
            sealing.write(content);
        }
        return out.toByteArray();
    }

    private byte[] opened(byte[] sealed) throws IOException {
        try (InputStream opening = sealer.opening(new ByteArrayInputStream(sealed))) {
            return opening.readAllBytes();
        }
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
