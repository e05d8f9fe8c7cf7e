package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.by;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** What a department is asked to promise with its part, on its way with the part. */
class AskedPromiseTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 4);
    private static final AskedPromise ASKED = new AskedPromise(new UUID(0, 1), COMMUNITY, DUE);
    private static final AskedPromise OTHER = new AskedPromise(new UUID(0, 2), COMMUNITY, DUE.plusDays(3));

    /** Led by the community, which asked the police. */
    private final DisputeCase asked = asked(ASKED);

    @Test
    void it_is_asked_for_with_the_part() {
        assertThat(part(asked).state()).isEqualTo(ShareState.REQUESTED);
        assertThat(part(asked).stillAsked()).contains(ASKED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"REGISTERED", "PENDING_WRITE_OFF"})
    void it_is_not_asked_for_where_departments_may_not_promise_yet_or_any_more(CaseStatus status) {
        DisputeCase dispute =
                aCase().in(status).ledBy(COMMUNITY).only(COMMUNITY).build();

        assertThat(Sharing.ask(dispute, by(COMMUNITY), POLICE, ASKED))
                .isEqualTo(new CaseDecision.Refused(new CaseRejection.WrongStatus(
                        status, Lifecycle.row(CaseAction.COMMIT).from())));
        assertThat(Sharing.ask(dispute, by(COMMUNITY), POLICE, null)).isInstanceOf(CaseDecision.Done.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void it_goes_with_the_part(String way, UnaryOperator<DisputeCase> going, boolean stillAsked, boolean kept) {
        DisputeCase then = going.apply(asked);

        assertThat(then.shareOf(POLICE).flatMap(Share::stillAsked).isPresent()).isEqualTo(stillAsked);
        assertThat(then.shareOf(POLICE)
                        .filter(share -> ASKED.equals(share.promise()))
                        .isPresent())
                .isEqualTo(kept);
    }

    static Stream<Arguments> ways() {
        UnaryOperator<DisputeCase> accepted = dispute -> next(Sharing.accept(dispute, by(POLICE)));
        UnaryOperator<DisputeCase> rejected = dispute -> next(Sharing.reject(dispute, by(POLICE)));
        UnaryOperator<DisputeCase> waived = dispute -> next(Sharing.waive(dispute, by(COMMUNITY), POLICE));
        return Stream.of(
                Arguments.of("accepted", accepted, false, true),
                Arguments.of("refused, which may be taken back", rejected, true, true),
                Arguments.of("refused and taken on after all", after(rejected, accepted), false, true),
                Arguments.of("taken on and given back", after(accepted, rejected), true, true),
                Arguments.of(
                        "finished",
                        after(accepted, dispute -> next(Sharing.finish(dispute, by(POLICE)))),
                        false,
                        false),
                Arguments.of("waived", waived, false, false),
                Arguments.of("waived after it was taken on", after(accepted, waived), false, false),
                Arguments.of(
                        "revoked",
                        (UnaryOperator<DisputeCase>) dispute -> next(Sharing.revoke(dispute, by(COMMUNITY), POLICE)),
                        false,
                        false),
                Arguments.of(
                        "asked anew without a promise",
                        after(rejected, dispute -> next(Sharing.ask(dispute, by(COMMUNITY), POLICE, null))),
                        false,
                        false),
                Arguments.of(
                        "made to answer for the whole case",
                        (UnaryOperator<DisputeCase>) dispute -> next(
                                DeskWork.sign(next(DeskWork.handOver(dispute, by(COMMUNITY), POLICE)), by(POLICE))),
                        false,
                        false),
                Arguments.of(
                        "given the whole case after it refused the part",
                        after(rejected, dispute -> next(DeskWork.handOver(dispute, by(COMMUNITY), POLICE))),
                        false,
                        false));
    }

    @Test
    void who_took_a_part_on_and_then_answers_for_the_case_keeps_what_it_was_asked_for() {
        DisputeCase accepted = next(Sharing.accept(asked, by(POLICE)));

        DisputeCase signed = next(DeskWork.sign(next(DeskWork.handOver(accepted, by(COMMUNITY), POLICE)), by(POLICE)));

        assertThat(part(signed).state()).isEqualTo(ShareState.ACCEPTED);
        assertThat(part(signed).promise()).isEqualTo(ASKED);
    }

    @Test
    void what_is_promised_follows_the_part_in_one_act() {
        UUID promise = new UUID(0, 9);

        CaseDecision decision =
                Mediating.all(asked, by(POLICE), List.of(Sharing::accept, Committing.madeWithPart(promise, DUE)));

        assertThat(decision).isInstanceOfSatisfying(CaseDecision.Done.class, done -> {
            assertThat(done.next().version()).isEqualTo(asked.version() + 2);
            assertThat(done.events())
                    .hasExactlyElementsOfTypes(CaseEvent.ShareAccepted.class, CaseProgress.CommitmentMade.class);
        });
    }

    @Test
    void nothing_is_promised_where_the_part_may_not_be_taken_on() {
        CaseDecision decision = Mediating.all(
                asked, by(EMERGENCY), List.of(Sharing::accept, Committing.madeWithPart(new UUID(0, 9), DUE)));

        assertThat(decision).isEqualTo(new CaseDecision.Refused(new CaseRejection.NotOnCase(EMERGENCY)));
    }

    @Test
    void a_question_about_a_promise_is_open_work_also_for_who_was_on_the_case_from_the_start() {
        DisputeCase informed = aCase().in(CaseStatus.INVESTIGATING)
                .ledBy(COMMUNITY)
                .only(COMMUNITY, POLICE)
                .share(POLICE, ShareState.REJECTED)
                .build();

        DisputeCase again = next(Sharing.ask(informed, by(COMMUNITY), POLICE, ASKED));

        assertThat(WriteOffStanding.openTasks(again)).containsExactly(POLICE);
    }

    @Test
    void after_a_merge_it_is_asked_on_the_survivor() {
        assertThat(merged(asked, survivor()).stillAsked()).contains(ASKED);
        assertThat(merged(next(Sharing.reject(asked, by(POLICE))), survivor()).stillAsked())
                .as("refused there, and asked here as a new question")
                .contains(ASKED);
    }

    @Test
    void after_a_merge_what_was_answered_is_not_asked_again() {
        DisputeCase accepted = next(Sharing.accept(asked, by(POLICE)));

        assertThat(merged(accepted, survivor()).promise()).isNull();
    }

    @Test
    void after_a_merge_who_had_a_task_there_has_one_here_and_who_was_only_told_is_told() {
        DisputeCase told = aCase().in(CaseStatus.INVESTIGATING)
                .ledBy(COMMUNITY)
                .givenOutBy(COMMUNITY)
                .only(COMMUNITY, POLICE)
                .build();

        assertThat(merged(next(Sharing.accept(asked(null), by(POLICE))), survivor())
                        .isTask())
                .isTrue();
        assertThat(merged(next(Sharing.reject(asked(null), by(POLICE))), survivor())
                        .isTask())
                .isTrue();
        assertThat(merged(told, survivor()).isTask()).isFalse();
        assertThat(merged(next(Sharing.finish(next(Sharing.accept(asked(null), by(POLICE))), by(POLICE))), survivor())
                        .isTask())
                .isFalse();
    }

    @Test
    void who_took_a_part_on_without_being_asked_need_not_do_so_again() {
        DisputeCase told = aCase().in(CaseStatus.INVESTIGATING)
                .ledBy(COMMUNITY)
                .only(COMMUNITY, POLICE)
                .share(POLICE, ShareState.ACCEPTED)
                .build();

        Share part = part(next(Sharing.ask(told, by(COMMUNITY), POLICE, null)));
        Share promising = part(next(Sharing.ask(told, by(COMMUNITY), POLICE, ASKED)));

        assertThat(part.state()).isEqualTo(ShareState.ACCEPTED);
        assertThat(part.asked()).isTrue();
        assertThat(promising.state()).as("a promise is a new question").isEqualTo(ShareState.REQUESTED);
    }

    @Test
    void after_a_merge_what_is_asked_or_answered_on_the_survivor_stands() {
        DisputeCase askedHere = next(Sharing.ask(survivor(), by(COMMUNITY), POLICE, OTHER));
        DisputeCase takenOnHere =
                next(Sharing.accept(next(Sharing.ask(survivor(), by(COMMUNITY), POLICE, null)), by(POLICE)));

        assertThat(merged(asked, askedHere).promise()).isEqualTo(OTHER);
        assertThat(merged(asked, takenOnHere).promise()).isNull();
        assertThat(merged(asked, takenOnHere).state()).isEqualTo(ShareState.ACCEPTED);
    }

    private static Share merged(DisputeCase gone, DisputeCase survivor) {
        if (Merging.merge(gone, by(COMMUNITY), survivor) instanceof MergeDecision.Done done) {
            return part(done.survivor());
        }
        throw new AssertionError("they belong together");
    }

    private static DisputeCase survivor() {
        return aCase().id(0)
                .raisedAt(NOW.minusSeconds(3_600))
                .in(CaseStatus.INVESTIGATING)
                .ledBy(COMMUNITY)
                .only(COMMUNITY)
                .build();
    }

    private static DisputeCase asked(@Nullable AskedPromise promise) {
        DisputeCase dispute = aCase().in(CaseStatus.INVESTIGATING)
                .ledBy(COMMUNITY)
                .givenOutBy(COMMUNITY)
                .only(COMMUNITY)
                .build();
        return next(Sharing.ask(dispute, by(COMMUNITY), POLICE, promise));
    }

    private static UnaryOperator<DisputeCase> after(UnaryOperator<DisputeCase> first, UnaryOperator<DisputeCase> then) {
        return dispute -> then.apply(first.apply(dispute));
    }

    private static Share part(DisputeCase dispute) {
        return dispute.shareOf(Department.POLICE).orElseThrow();
    }

    private static DisputeCase next(CaseDecision decision) {
        if (decision instanceof CaseDecision.Done done) {
            return done.next();
        }
        throw new AssertionError(decision.toString());
    }
}
