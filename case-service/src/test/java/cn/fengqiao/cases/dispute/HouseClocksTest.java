package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.BOOK;
import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every standing a case can have, and the house clocks it has in it; the table is written here a second time. */
class HouseClocksTest {

    /** States; what a clock is for, when the case is calm, yellow with several departments, red. In brackets: only if it runs. */
    private static final String TABLE = """
            REGISTERED                 | ACCEPT SILENCE | ACCEPT SILENCE | ACCEPT SILENCE
            ACCEPTED ASSIGNED REOPENED | SIGN SILENCE (FIRST_CONTACT FIRST_REPORT RESOLVE) \
            | SIGN SILENCE (FIRST_CONTACT FIRST_REPORT RESOLVE JOINT_MEETING) \
            | SIGN SILENCE (FIRST_CONTACT FIRST_REPORT RESOLVE JOINT_MEETING PLAN)
            INVESTIGATING RESOLVING    | FIRST_CONTACT FIRST_REPORT RESOLVE SILENCE () \
            | FIRST_CONTACT FIRST_REPORT RESOLVE SILENCE JOINT_MEETING () \
            | FIRST_CONTACT FIRST_REPORT SILENCE JOINT_MEETING PLAN (RESOLVE)
            PERFORMING GUIDED OUTCOME_RECORDED PENDING_WRITE_OFF | SILENCE | SILENCE | SILENCE
            DECLINED REFERRED_OUT MERGED WRITTEN_OFF ARCHIVED    | - | - | -
            """;

    private record Standing(CaseStatus status, Colour colour, boolean several, boolean waits) {

        DisputeCase of() {
            ADispute found = aCase().in(status)
                    .colour(colour)
                    .ledBy(URBAN_MANAGEMENT)
                    .share(URBAN_MANAGEMENT, ShareState.ACCEPTED);
            ADispute with = several ? found.share(POLICE, ShareState.DONE) : found;
            return (waits ? with.along(Axes.AT_FIRST.waiting(new Pause("APPRAISAL", NOW, NOW))) : with).build();
        }

        int column() {
            if (colour == Colour.RED) {
                return 3;
            }
            return colour == Colour.YELLOW && several ? 2 : 1;
        }
    }

    @TestFactory
    Stream<DynamicTest> a_case_has_the_clocks_of_its_standing() {
        Map<CaseStatus, String[]> rows = rows();
        return standings()
                .map(standing -> DynamicTest.dynamicTest(standing.toString(), () -> {
                    String[] row = Objects.requireNonNull(rows.get(standing.status()));
                    String[] parts = row[standing.column()].split("\\(", 2);
                    Set<ClockKind> runs = kinds(parts[0]);
                    Set<ClockKind> most = kinds(parts[0]);
                    most.addAll(kinds(parts.length > 1 ? parts[1].replace(")", "") : ""));
                    if (standing.waits()) {
                        runs.remove(ClockKind.SILENCE);
                        most.remove(ClockKind.SILENCE);
                    }

                    assertThat(kinds(HouseClocks.kept(standing.of(), Clocks.NONE, NOW, NOW, BOOK)))
                            .as("where there was none")
                            .isEqualTo(runs);
                    assertThat(kinds(HouseClocks.kept(standing.of(), everything(), NOW, NOW, BOOK)))
                            .as("where all of them ran")
                            .isEqualTo(most);
                }));
    }

    @Test
    void the_table_says_something_of_every_state() {
        assertThat(rows().keySet()).containsExactlyInAnyOrder(CaseStatus.values());
    }

    @Test
    void what_was_met_stays_met_in_every_standing() {
        Clocks met = Clocks.of(
                everything().all().stream().map(clock -> clock.met(NOW, BOOK)).toList());

        assertThat(standings())
                .allSatisfy(standing -> assertThat(HouseClocks.kept(standing.of(), met, NOW, NOW, BOOK))
                        .isEqualTo(met));
    }

    private static Stream<Standing> standings() {
        return Arrays.stream(CaseStatus.values())
                .flatMap(status -> Arrays.stream(Colour.values())
                        .flatMap(colour -> Stream.of(true, false)
                                .flatMap(several -> Stream.of(true, false)
                                        .map(waits -> new Standing(status, colour, several, waits)))));
    }

    private static Clocks everything() {
        Clocks all = Clocks.NONE;
        for (ClockKind kind : ClockKind.values()) {
            if (kind.house()) {
                all = all.started(kind, kind == ClockKind.RESOLVE ? Colour.NONE : Colour.RED, NOW, BOOK);
            }
        }
        return all;
    }

    private static Map<CaseStatus, String[]> rows() {
        Map<CaseStatus, String[]> rows = new EnumMap<>(CaseStatus.class);
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split("\\|");
            for (String status : cells[0].strip().split(" ")) {
                rows.put(CaseStatus.valueOf(status), cells);
            }
        }
        return rows;
    }

    private static Set<ClockKind> kinds(String text) {
        return List.of(text.strip().split(" ")).stream()
                .filter(word -> !word.isEmpty() && !word.equals("-"))
                .map(ClockKind::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClockKind.class)));
    }

    private static Set<ClockKind> kinds(Clocks clocks) {
        return clocks.all().stream()
                .map(Clock::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClockKind.class)));
    }
}
