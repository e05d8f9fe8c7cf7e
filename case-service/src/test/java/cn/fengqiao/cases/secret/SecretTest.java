package cn.fengqiao.cases.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SecretTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String DEMO =
            Base64.getEncoder().encodeToString("fengqiao-demo-key-not-for-people".getBytes(StandardCharsets.US_ASCII));

    private final DataKey key = DataKey.of(new MockEnvironment().withProperty("fengqiao.data-key", KEY));
    private final Sealer sealer = new Sealer(key);
    private final BlindIndex index = new BlindIndex(key);

    @Test
    void a_sealed_document_opens_only_for_its_own_case() {
        UUID mine = UUID.randomUUID();
        byte[] sealed = sealer.seal(mine, bytes("三楼漏水"));

        assertThat(sealer.open(mine, sealed)).isEqualTo(bytes("三楼漏水"));
        assertThatThrownBy(() -> sealer.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_sealed_document_that_was_changed_does_not_open() {
        UUID id = UUID.randomUUID();
        byte[] sealed = sealer.seal(id, bytes("三楼漏水"));

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(id, changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_same_document_is_never_sealed_the_same_way_twice() {
        UUID id = UUID.randomUUID();

        assertThat(sealer.seal(id, bytes("x"))).isNotEqualTo(sealer.seal(id, bytes("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"漏水", "水引", "3号", "ab"})
    void two_adjacent_characters_are_found(String word) {
        Set<Integer> text = numbers("漏水引发争吵，３号楼 AB");

        assertThat(text).containsAll(numbers(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"漏引", "吵3", "楼a"})
    void characters_that_do_not_stand_together_are_not(String word) {
        Set<Integer> text = numbers("漏水引发争吵，３号楼 AB");

        assertThat(text).doesNotContainAnyElementsOf(numbers(word));
    }

    @Test
    void numbers_of_another_key_are_others() {
        var environment = new MockEnvironment()
                .withProperty(
                        "fengqiao.data-key",
                        Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.US_ASCII)));
        var other = new BlindIndex(DataKey.of(environment));

        assertThat(other.pieces(List.of("漏水"))).isNotEqualTo(index.pieces(List.of("漏水")));
        assertThat(other.placeKey("x")).isNotEqualTo(index.placeKey("x"));
    }

    @Test
    void a_phone_has_one_number_however_it_is_written() {
        assertThat(index.phone("+86 138-0000-1234")).isEqualTo(index.phone("１３８ 0000 1234"));
        assertThat(index.phone("13800001234")).isNotEqualTo(index.phone("13800001235"));
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, true",
        "330102199003078512, true",
        "330102199003078513, false",
        "330102199002308511, false",
        "33010219900307851, false",
        "030102199003078512, false",
        "33010219900307851x, false"
    })
    void the_check_digit_of_an_identity_number_is_computed(String number, boolean valid) {
        assertThat(IdentityNumber.valid(number, LocalDate.of(2026, 11, 27))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"330102202611278512, 2026-11-27, true", "330102202611278512, 2026-11-26, false"})
    void nobody_was_born_after_today(String number, LocalDate today, boolean valid) {
        assertThat(IdentityNumber.valid(number, today)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43, true",
        "91350100M000100Y44, false",
        "91350100m000100Y43, false",
        "91350100I000100Y43, false",
        "91350100M000100Y4, false",
        "9135010AM000100Y43, false"
    })
    void the_check_character_of_a_social_credit_code_is_computed(String code, boolean valid) {
        assertThat(SocialCreditCode.valid(code)).isEqualTo(valid);
    }

    @Test
    void numbers_are_masked_whatever_their_length() {
        assertThat(IdentityNumber.masked("330102199003078512")).isEqualTo("330***********8512");
        assertThat(IdentityNumber.masked("E123")).isEqualTo("****");
        assertThat(Phones.masked("13800001234")).isEqualTo("138****1234");
    }

    @Test
    void without_a_key_of_its_own_the_service_does_not_start() {
        var none = new MockEnvironment();
        var demo = new MockEnvironment().withProperty("fengqiao.data-key", DEMO);
        var shortKey = new MockEnvironment().withProperty("fengqiao.data-key", "AAAA");

        assertThatThrownBy(() -> DataKey.of(none)).hasMessageContaining("FENGQIAO_DATA_KEY is not set");
        assertThatThrownBy(() -> DataKey.of(demo)).hasMessageContaining("published key");
        assertThatThrownBy(() -> DataKey.of(shortKey)).hasMessageContaining("32 bytes");
        demo.setActiveProfiles("embedded");
        assertThat(DataKey.of(demo)).isNotNull();
    }

    private Set<Integer> numbers(String text) {
        return Arrays.stream(index.pieces(List.of(text))).boxed().collect(Collectors.toSet());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
