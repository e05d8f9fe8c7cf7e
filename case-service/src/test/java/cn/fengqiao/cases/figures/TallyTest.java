package cn.fengqiao.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Property
    void the_middle_of_a_bucket_is_at_most_the_error_off(@ForAll @IntRange(max = Integer.MAX_VALUE) int seconds) {
        int bucket = Tally.bucket(seconds);

        assertThat(bucket).isLessThan(Span.CODES);
        assertThat(Tally.middle(bucket)).isCloseTo(seconds, within(seconds * Tally.RELATIVE_ERROR));
    }

    @Property
    void median_and_percentile_of_cells_put_together_are_those_of_their_cases(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 10_000_000) Integer> lengths) {
        Tally one = new Tally();
        Tally two = new Tally();
        for (int i = 0; i < lengths.size(); i++) {
            (i % 2 == 0 ? one : two).add(Span.SIGNING.firstCode() + Tally.bucket(lengths.get(i)), 1);
        }
        one.add(two);
        List<Integer> sorted = lengths.stream().sorted().toList();

        for (double share : new double[] {0.5, 0.9}) {
            int exact = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
            assertThat(one.seconds(Span.SIGNING, share)).isCloseTo(exact, within(exact * Tally.RELATIVE_ERROR));
        }
        assertThat(one.of(Span.SIGNING)).isEqualTo(lengths.size());
        assertThat(one.of(Span.CONTACT)).isZero();
    }

    @Test
    void a_code_nobody_knows_yet_is_passed_over() {
        Tally tally = new Tally();

        tally.add(new Integer[] {Measure.REGISTERED.code(), 99_999}, new Integer[] {3, 7});

        assertThat(tally.of(Measure.REGISTERED)).isEqualTo(3);
    }
}
