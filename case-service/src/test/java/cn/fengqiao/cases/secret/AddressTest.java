package cn.fengqiao.cases.secret;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.AreaPath;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    和平路12号3栋2单元502室    | 和平路１２号 三号楼 二单元502
                    和平路12号3幢              | 和平路12号3座
                    青石巷十二号               | 青石巷12号
                    新桥村一百零五号           | 新桥村105号
                    阳光小区5栋 3楼            | 阳光小区5幢三层
                    阳光小区 5#楼              | 阳光小区5号楼
                    Binjiang Garden 8栋        | binjiang garden8幢
                    """)
    void one_door_written_in_two_ways_is_one_address(String one, String other) {
        assertThat(Address.normalised(one)).isEqualTo(Address.normalised(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    和平路12号      | 和平路21号
                    和平路1号12栋   | 和平路11号2栋
                    青石巷12-3号    | 青石巷123号
                    3栋2单元        | 3栋2层
                    一号楼          | 七号楼
                    """)
    void two_doors_stay_two_addresses(String one, String other) {
        assertThat(Address.normalised(one)).isNotEqualTo(Address.normalised(other));
    }

    @ParameterizedTest(name = "{0} in {1} and {2}: {3}")
    @CsvSource({
        "三号楼, HC.FQ.C03.G02, HC.FQ.C03.G02, true",
        "三号楼, HC.FQ.C03.G02, HC.FQ.C03.G04, true",
        "三号楼, HC.FQ.C03.G02, HC.FQ.C03, true",
        "三号楼, HC.FQ.C03.G02, HC.FQ, true",
        "三号楼, HC.FQ.C03.G02, HC.FQ.C04.G02, false",
        "和平路三号楼, HC.FQ.C03.G02, HC.FQ.C04.G02, true",
        "和平路三号楼, HC.FQ.C03.G02, HC.XQ.C03.G02, false",
        "和平路三号楼, HC.FQ, HC.XQ, false"
    })
    void an_address_without_a_street_is_the_same_door_within_a_community(
            String address, String area, String other, boolean same) {
        String written = address.replace("三号楼", "3栋");
        AreaPath here = AreaPath.of(area);
        AreaPath there = AreaPath.of(other);

        assertThat(Address.sameDoor(here, address, there, written)).isEqualTo(same);
        assertThat(Address.sameDoor(there, written, here, address)).isEqualTo(same);
        assertThat(Address.sameDoor(here, address, there, "4栋")).isFalse();
        assertThat(Address.sameDoor(here, null, there, null)).isFalse();
    }

    @Test
    void a_long_row_of_numerals_is_read_a_few_times_and_not_once_per_numeral() {
        var hostile = new Counted("一".repeat(10_000));

        assertThat(Address.CHINESE_NUMBER.matcher(hostile).find()).isFalse();

        assertThat(hostile.read().get()).isLessThan(10L * hostile.length());
    }

    /** A text that counts how often one of its characters is read. */
    private record Counted(String text, AtomicLong read) implements CharSequence {

        Counted(String text) {
            this(text, new AtomicLong());
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            read.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
