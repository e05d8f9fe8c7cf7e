package cn.fengqiao.cases.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.secret.BlindIndex;
import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.contract.AreaPath;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** Which addresses another service takes for one; the area to the grid stands beside the key and is not in it. */
class PlaceKeyTest {

    private static final DataKey KEY = DataKey.of(new MockEnvironment()
            .withProperty("fengqiao.data-key", Base64.getEncoder().encodeToString(new byte[32])));

    private final CaseContents contents = new CaseContents(new Sealer(KEY), new BlindIndex(KEY));

    @ParameterizedTest
    @CsvSource({
        // the address names the building: how precise the area is does not matter
        "HC.FQ.C03.G02, 3号楼101, HC.FQ.C03.G02.B03, 三栋101室, true",
        "HC.FQ.C03, 禾丰路12号101, HC.FQ.C03.G02.B03, 禾丰路12号101室, true",
        // it does not: the building of the area does
        "HC.FQ.C03.G02.B03, 101, HC.FQ.C03.G02.B03, 101室, true",
        "HC.FQ.C03.G02.B03, 101, HC.FQ.C03.G02.B04, 101, false",
        "HC.FQ.C03.G02.B03, 2单元301, HC.FQ.C03.G02.B04, 二单元301, false",
        "HC.FQ.C03.G02.B03, 2-301, HC.FQ.C03.G02.B04, 2-301, false",
        // an unknown building is not any building
        "HC.FQ.C03.G02, 101, HC.FQ.C03.G02.B03, 101, false",
        "HC.FQ.C03.G02, 101, HC.FQ.C03.G02, 101室, true"
    })
    void a_door_is_one_door_of_one_building(String area, String address, String other, String words, boolean same) {
        String key = contents.placeKey(report(area, address));

        assertThat(key).isNotNull();
        assertThat(key.equals(contents.placeKey(report(other, words)))).isEqualTo(same);
    }

    @Test
    void without_an_address_there_is_no_key() {
        assertThat(contents.placeKey(report("HC.FQ.C03.G02.B03", null))).isNull();
    }

    private static RaiseCase report(String area, @Nullable String address) {
        return new RaiseCase(
                "NEIGHBOUR",
                "GRID_PATROL",
                AreaPath.of(area),
                address,
                "x",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
