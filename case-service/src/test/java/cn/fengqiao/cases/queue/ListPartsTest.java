package cn.fengqiao.cases.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.upload.ResultFile;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;

/** What a line of a list is put together from. */
class ListPartsTest {

    private static final DateTimeFormatter AS_THE_LIBRARY_WRITES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(PlaceTime.ZONE);

    private final LocalSecond time = new LocalSecond();

    @Property
    void a_moment_is_written_as_the_second_that_has_begun(
            @ForAll @LongRange(min = -2_000_000_000_000_000L, max = 200_000_000_000_000_000L) long micros) {
        Instant moment =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);

        assertThat(new String(time.of(micros), StandardCharsets.US_ASCII))
                .isEqualTo(AS_THE_LIBRARY_WRITES.format(moment));
    }

    @Example
    void a_year_that_has_more_digits_is_no_moment_of_a_list() {
        assertThatThrownBy(() -> time.of(Long.MAX_VALUE)).isInstanceOf(DateTimeException.class);
    }

    @Property
    void a_name_is_found_by_its_code_and_nothing_else(
            @ForAll Map<@CharRange(from = 'A', to = '龥') String, @CharRange(from = 'A', to = '龥') String> known,
            @ForAll @CharRange(from = 'A', to = '龥') String other) {
        var names = new CodeNames(known, code -> "?" + code);

        known.forEach((code, name) -> assertThat(name(names, code)).isEqualTo(ResultFile.escaped(name)));
        assertThat(name(names, other)).isEqualTo(known.getOrDefault(other, "?" + other));
    }

    @Property
    void what_is_plain_is_left_as_it_is(@ForAll @CharRange(from = '\t', to = 'z') String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(ResultFile.plain(bytes, 0, bytes.length))
                .isEqualTo(ResultFile.escaped(text).equals(text));
    }

    /** Found somewhere within other bytes, as in a row. */
    private static String name(CodeNames names, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        byte[] row = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, row, 1, bytes.length);
        return new String(names.of(row, 1, bytes.length), StandardCharsets.UTF_8);
    }
}
