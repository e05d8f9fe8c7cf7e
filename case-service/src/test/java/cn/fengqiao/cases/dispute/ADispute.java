package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.cases.clock.HouseLimits;
import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds cases for tests: raised by the community, nobody responsible, all four departments on it. */
final class ADispute {

    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    /** Working days as in the notice for 2026; 2027 has not been announced. */
    static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Map.of(
                    2026,
                    new WorkingCalendar.Year(
                            Set.of(
                                    LocalDate.of(2026, 10, 1),
                                    LocalDate.of(2026, 10, 2),
                                    LocalDate.of(2026, 10, 5),
                                    LocalDate.of(2026, 10, 6),
                                    LocalDate.of(2026, 10, 7)),
                            Set.of(LocalDate.of(2026, 10, 10)))),
            WorkingHours.USUAL,
            ZoneId.of("Asia/Shanghai"));

    static final ClockBook BOOK = new ClockBook(HouseLimits.RULES, CALENDAR);

    private UUID id = UUID.fromString("01940000-0000-7000-8000-000000000001");
    private CaseStatus status = CaseStatus.REGISTERED;
    private Colour colour = Colour.NONE;
    private Certainty certainty = Certainty.CONFIRMED;
    private String area = "HC.FQ.C03.G02";
    private @Nullable Department lead;
    private @Nullable Department desk;
    private List<Share> shares = List.of(
            Share.informed(Department.COMMUNITY, 1),
            Share.informed(Department.EMERGENCY, 1),
            Share.informed(Department.POLICE, 1),
            Share.informed(Department.URBAN_MANAGEMENT, 1));
    private boolean restricted;
    private CaseMode mode = CaseMode.ACTUAL;
    private Instant raisedAt = NOW.minusSeconds(600);
    private Clocks clocks = Clocks.NONE;
    private Axes axes = Axes.AT_FIRST;

    static ADispute aCase() {
        return new ADispute();
    }

    ADispute id(int number) {
        id = new UUID(0x0194_0000_0000_7000L + number, 0x8000_0000_0000_0000L);
        return this;
    }

    ADispute in(CaseStatus next) {
        status = next;
        return this;
    }

    ADispute colour(Colour next) {
        colour = next;
        return this;
    }

    ADispute at(String place) {
        area = place;
        return this;
    }

    ADispute ledBy(Department department) {
        lead = department;
        return this;
    }

    ADispute givenOutBy(Department department) {
        desk = department;
        return this;
    }

    ADispute share(Department department, ShareState state) {
        shares = shares.stream()
                .map(share -> share.department().equals(department) ? share.to(state) : share)
                .toList();
        return this;
    }

    /** Asked for its part, which stands as given. */
    ADispute asked(Department department, ShareState state) {
        shares = shares.stream()
                .map(share -> share.department().equals(department)
                        ? share.askedFor(null).to(state)
                        : share)
                .toList();
        return this;
    }

    ADispute only(Department... departments) {
        shares = List.of(departments).stream()
                .map(department -> Share.informed(department, 1))
                .toList();
        return this;
    }

    ADispute restricted() {
        restricted = true;
        return this;
    }

    ADispute exercise() {
        mode = CaseMode.EXERCISE;
        return this;
    }

    ADispute sure(Certainty of) {
        certainty = of;
        return this;
    }

    ADispute raisedAt(Instant at) {
        raisedAt = at;
        return this;
    }

    /** With a clock that started just now. */
    ADispute waitingFor(ClockKind kind) {
        clocks = clocks.started(kind, colour, NOW, BOOK);
        return this;
    }

    ADispute along(Axes next) {
        axes = next;
        return this;
    }

    DisputeCase build() {
        return new DisputeCase(
                id,
                "FQ-20261124-0001",
                "NEIGHBOUR",
                "GRID_PATROL",
                status,
                colour,
                certainty,
                AreaPath.of(area),
                Department.COMMUNITY,
                lead,
                desk,
                shares,
                restricted,
                mode,
                5,
                raisedAt,
                raisedAt,
                raisedAt,
                clocks,
                null,
                axes);
    }

    /** Somebody whose roles open everything, acting now. */
    static Acting by(Department department) {
        return by(somebodyOf(department), NOW);
    }

    static Acting by(Actor actor, Instant at) {
        return new Acting(actor, at, BOOK);
    }

    /** Somebody whose roles open everything. */
    static Actor somebodyOf(Department department) {
        return new Actor("somebody", "某人", department, EnumSet.allOf(CaseAction.class));
    }
}
