package cn.fengqiao.cases.mediating;

import static cn.fengqiao.contract.CaseProgress.Side.APPLICANT;
import static cn.fengqiao.contract.CaseProgress.Side.RESPONDENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.mediating.Agreement.Identity;
import cn.fengqiao.cases.mediating.Agreement.Instalment;
import cn.fengqiao.cases.mediating.Agreement.SignManner;
import cn.fengqiao.cases.mediating.Agreement.Signer;
import cn.fengqiao.cases.mediating.Agreement.Term;
import cn.fengqiao.cases.mediating.Proceeding.Mediator;
import cn.fengqiao.cases.mediating.Proceeding.Outcome;
import cn.fengqiao.cases.mediating.Proceeding.Stage;
import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MediatingTest {

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    /** When every instalment has fallen due. */
    private static final Instant LATER = NOW.plus(Duration.ofDays(90));

    private static final Instant UNTIL = NOW.plus(Duration.ofDays(30));
    private static final LocalDate FOUND = LocalDate.of(2026, 11, 20);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Consenting.Fresh FRESH = new Consenting.Fresh(new UUID(1, 2), new Proceeding.Number(2026, 0));
    private static final Mediator SOMEBODY = new Mediator("m", "某调解员", List.of(APPLICANT, RESPONDENT), null);
    private static final Term MONEY =
            new Term("还款", null, 100L, List.of(new Instalment(DAY, 60), new Instalment(DAY.plusMonths(1), 40)));
    private static final Term CUSTODY = new Term("子女由母亲抚养", Identity.CUSTODY, null, null);

    @Test
    void it_is_under_way_once_both_sides_have_consented_whoever_is_first() {
        for (List<Side> order : List.of(List.of(APPLICANT, RESPONDENT), List.of(RESPONDENT, APPLICANT))) {
            Proceeding one = taken(Consenting.given(standing(null), FRESH, order.getFirst(), "某", NOW));
            Proceeding both = taken(Consenting.given(standing(one), FRESH, order.getLast(), "某", NOW));

            assertThat(one.stage()).isEqualTo(Stage.CONSENTING);
            assertThat(both.stage()).isEqualTo(Stage.UNDER_WAY);
            assertThat(why(Consenting.given(standing(both), FRESH, APPLICANT, "某", NOW)))
                    .isEqualTo(new MediationRefusal.ConsentedAlready(APPLICANT));
        }
    }

    @Test
    void one_clear_refusal_ends_it_at_any_time_before_an_agreement_binds() {
        Proceeding one = taken(Consenting.given(standing(null), FRESH, APPLICANT, "某", NOW));
        for (@Nullable Proceeding before : Arrays.asList(null, one, mediated(), drafted(MONEY))) {
            MediationStep step = Consenting.refused(standing(before), FRESH, RESPONDENT, "不愿", "某", NOW);

            Proceeding ended = taken(step);
            assertThat(Objects.requireNonNull(ended.ending()).outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(facts(step)).as("the refusal, and the case is guided").isEqualTo(2);
            assertThat(why(Meeting.stepAside(standing(ended))))
                    .isEqualTo(new MediationRefusal.EndedByRefusal(RESPONDENT));
        }
        assertThat(why(Consenting.refused(standing(bound(MONEY)), FRESH, RESPONDENT, null, "某", NOW)))
                .isEqualTo(new MediationRefusal.AgreementInForce());
    }

    @Test
    void what_both_say_while_the_case_is_guided_opens_it_again() {
        Proceeding ended = taken(Consenting.refused(standing(null), FRESH, RESPONDENT, null, "某", NOW));

        MediationStep first = Consenting.given(guided(ended), FRESH, APPLICANT, "某", NOW);
        MediationStep second = Consenting.given(guided(taken(first)), FRESH, RESPONDENT, "某", NOW);
        MediationStep refusedAgain = Consenting.refused(guided(taken(first)), FRESH, RESPONDENT, null, "某", NOW);

        assertThat(facts(first)).isEqualTo(1);
        assertThat(taken(first).unwilling()).containsExactly(RESPONDENT);
        assertThat(facts(second)).as("the consent, and the case is opened").isEqualTo(2);
        assertThat(facts(refusedAgain)).as("it is guided already").isEqualTo(1);
    }

    @Test
    void what_is_over_is_not_refused_once_more() {
        Proceeding refused = taken(Consenting.refused(standing(null), FRESH, RESPONDENT, null, "某", NOW));
        Proceeding failed = taken(Consenting.ended(standing(consented()), Outcome.FAILED, "x", NOW));

        assertThat(why(Consenting.refused(guided(refused), FRESH, APPLICANT, null, "某", NOW)))
                .isEqualTo(new MediationRefusal.EndedByRefusal(RESPONDENT));
        assertThat(why(Consenting.refused(guided(failed), FRESH, APPLICANT, null, "某", NOW)))
                .isEqualTo(new MediationRefusal.ConsentMissing(Set.of(APPLICANT, RESPONDENT)));
        assertThat(facts(Consenting.refused(standing(refused), FRESH, APPLICANT, null, "某", NOW)))
                .as("once it is being resolved again there is something to refuse")
                .isEqualTo(2);
    }

    @Test
    void a_session_was_held_when_they_met_and_that_is_what_its_paper_says() {
        Proceeding planned =
                taken(Meeting.plan(standing(mediated()), SessionKind.PHONE, NOW.plus(Duration.ofDays(1)), "x"));
        Proceeding.Held held = new Proceeding.Held(List.of(APPLICANT), "x", "x");
        Instant before = FOUND.atStartOfDay(PlaceTime.ZONE).toInstant().minusSeconds(1);

        assertThat(why(Meeting.hold(standing(planned), 1, null, held, NOW)))
                .isEqualTo(new MediationRefusal.SessionToCome(1, NOW.plus(Duration.ofDays(1))));
        assertThat(why(Meeting.hold(standing(planned), 1, NOW.plusSeconds(1), held, NOW)))
                .isEqualTo(new MediationRefusal.MomentToCome(NOW.plusSeconds(1)));
        assertThat(why(Meeting.hold(standing(planned), 1, before, held, NOW)))
                .isEqualTo(new MediationRefusal.BeforeTheDispute(FOUND));
        assertThat(why(Meeting.plan(standing(mediated()), SessionKind.PHONE, before, "x")))
                .isEqualTo(new MediationRefusal.BeforeTheDispute(FOUND));
        assertThat(taken(Meeting.hold(standing(planned), 1, NOW, held, NOW))
                        .sessions()
                        .getFirst()
                        .at())
                .isEqualTo(NOW);
    }

    @Test
    void nothing_falls_due_before_it_was_agreed() {
        LocalDate today = LocalDate.ofInstant(NOW, PlaceTime.ZONE);
        Term late = new Term("还款", null, 100L, List.of(new Instalment(today.minusDays(1), 100)));
        Instant lastWeek = NOW.minus(Duration.ofDays(5));
        Proceeding met = taken(Meeting.hold(
                standing(taken(Meeting.plan(standing(mediated()), SessionKind.JOINT, lastWeek, "x"))),
                1,
                null,
                new Proceeding.Held(List.of(APPLICANT), "x", "x"),
                NOW));

        assertThat(why(Settling.draft(standing(mediated()), AgreementForm.ORAL, List.of(late), "x", NOW)))
                .isEqualTo(new MediationRefusal.DueBeforeAgreement(1, today.minusDays(1), today));
        assertThat(taken(Settling.draft(standing(met), AgreementForm.ORAL, List.of(late), "x", NOW)))
                .as("it was agreed last week and is written down today")
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"14, , 某调解员, ", "15, , 某调解员, MediatorOverloaded", "0, , 王某甲, MediatorRelated", "0, 堂兄, 王某甲, "})
    void a_mediator_has_room_and_no_hidden_relation(
            int open, @Nullable String relation, String name, @Nullable String refusal) {
        MediationStep step = Meeting.choose(
                standing(consented()), new Mediator("m", name, List.of(), relation), Set.of("王某甲"), open, 15);

        assertThat(
                        step instanceof MediationStep.Refused refused
                                ? refused.why().getClass().getSimpleName()
                                : null)
                .isEqualTo(refusal);
    }

    @Test
    void a_related_mediator_who_stepped_aside_does_not_come_back_and_another_may() {
        Mediator related = new Mediator("m", "某调解员", List.of(), "堂兄");
        Proceeding aside = taken(
                Meeting.stepAside(standing(taken(Meeting.choose(standing(consented()), related, Set.of(), 0, 15)))));
        Proceeding unrelatedAside = taken(Meeting.stepAside(standing(mediated())));

        assertThat(why(Meeting.choose(standing(aside), SOMEBODY, Set.of(), 0, 15)))
                .isEqualTo(new MediationRefusal.MediatorRelated(true));
        assertThat(taken(Meeting.choose(standing(unrelatedAside), SOMEBODY, Set.of(), 0, 15))
                        .mediator())
                .isEqualTo(SOMEBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, , ",
        "true, false, , ScreeningNeeded",
        "false, true, , ScreeningNeeded",
        "true, true, SAFE, ",
        "true, false, UNSAFE, FaceToFaceUnsafe",
        "false, false, UNSAFE, FaceToFaceUnsafe"
    })
    void violence_keeps_them_from_meeting_face_to_face_until_a_screening_says_it_is_safe(
            boolean atIntake, boolean flagged, Safety.@Nullable Screened screened, @Nullable String refusal) {
        Safety safety = Safety.UNKNOWN;
        safety = flagged ? safety.violence(new Safety.Flag("某", NOW, "x")) : safety;
        safety = screened == null ? safety : safety.screened(new Safety.Screening("某", NOW, screened, null));
        Standing standing = new Standing(CaseStatus.RESOLVING, FOUND, mediated(), safety, atIntake, false, 0, null);

        MediationStep joint = Meeting.plan(standing, SessionKind.JOINT, NOW, "x");

        assertThat(
                        joint instanceof MediationStep.Refused refused
                                ? refused.why().getClass().getSimpleName()
                                : null)
                .isEqualTo(refusal);
        assertThat(Meeting.plan(standing, SessionKind.SEPARATE, NOW, "x")).isInstanceOf(MediationStep.Taken.class);
    }

    @Test
    void a_flag_after_a_screening_wants_another_and_a_child_after_a_report_wants_another() {
        Safety screened = Safety.UNKNOWN
                .screened(new Safety.Screening("某", NOW, Safety.Screened.SAFE, null))
                .child(new Safety.Flag("某", NOW, "x"))
                .reported(new Safety.Report("某", NOW, "派出所", null));

        assertThat(screened.violence(new Safety.Flag("某", NOW, "x")).screening())
                .isNull();
        assertThat(screened.child(new Safety.Flag("某", NOW, "y")).report()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, ", "0, 0, ", "0, 19, ", "1, 0, MomentToCome", "0, 20, TooManyInvestigations"})
    void a_dispute_is_looked_into_by_now_and_at_most_twenty_times(
            int secondsFromNow, int before, @Nullable String refusal) {
        Standing standing = new Standing(CaseStatus.RESOLVING, FOUND, null, Safety.UNKNOWN, false, false, before, null);

        Optional<MediationRefusal> against = Investigating.against(standing, NOW.plusSeconds(secondsFromNow), NOW);

        assertThat(against.map(why -> why.getClass().getSimpleName()).orElse(null))
                .isEqualTo(refusal);
        assertThat(MediationAction.INVESTIGATE.against(standing, NOW).isPresent())
                .isEqualTo(before == 20);
    }

    @Test
    void looking_into_a_dispute_takes_nobodys_consent_and_goes_on_after_a_refusal() {
        Proceeding refused = taken(Consenting.refused(standing(null), FRESH, RESPONDENT, null, "某", NOW));

        for (@Nullable Proceeding latest : Arrays.asList(null, refused, consented(), bound(MONEY))) {
            assertThat(MediationAction.INVESTIGATE.against(standing(latest), NOW))
                    .isEmpty();
        }
    }

    @Test
    void the_instalments_add_up_to_the_fen() {
        Term off = new Term("还款", null, 100L, List.of(new Instalment(DAY, 60), new Instalment(DAY, 39)));
        Term nothing = new Term("还款", null, null, List.of(new Instalment(DAY, 60)));

        assertThat(why(draft(MONEY, off))).isEqualTo(new MediationRefusal.InstalmentsDoNotAddUp(2, 100, 99));
        assertThat(why(draft(nothing))).isEqualTo(new MediationRefusal.InstalmentsDoNotAddUp(1, 0, 60));
        assertThat(Objects.requireNonNull(taken(draft(MONEY, CUSTODY)).agreement())
                        .promises())
                .hasSize(3);
    }

    @Test
    void amounts_that_run_over_add_up_to_nothing() {
        Instalment most = new Instalment(DAY, Long.MAX_VALUE);
        Term over = new Term("还款", null, 2L, List.of(most, most, new Instalment(DAY, 4)));
        Term all = new Term("还款", null, Long.MAX_VALUE, null);

        assertThatThrownBy(() -> draft(over)).isInstanceOf(ArithmeticException.class);
        Agreement twice = Agreement.drafted(AgreementForm.WRITTEN, List.of(all, all), "x", NOW);
        assertThatThrownBy(twice::amountFen).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @EnumSource
    void who_has_to_sign_is_said_by_the_form(AgreementForm form) {
        Proceeding draft = taken(Settling.draft(standing(mediated()), form, List.of(MONEY), "x", NOW));
        List<Signer> needed =
                form == AgreementForm.ORAL ? List.of(Signer.APPLICANT, Signer.RESPONDENT) : List.of(Signer.values());

        Proceeding next = draft;
        for (Signer signer : needed) {
            assertThat(next.stage()).isEqualTo(Stage.UNDER_WAY);
            next = taken(Settling.sign(standing(next), signer, SignManner.HANDWRITTEN, NOW));
        }

        assertThat(next.stage()).isEqualTo(Stage.AGREED);
        assertThat(Objects.requireNonNull(next.agreement()).effectiveAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void about_persons_nobody_signs_electronically(Identity identity) {
        Term term = new Term("x", identity, 100L, null);

        assertThat(why(Settling.sign(standing(drafted(MONEY, term)), Signer.APPLICANT, SignManner.ELECTRONIC, NOW)))
                .isEqualTo(new MediationRefusal.ElectronicSignatureNotValid());
        assertThat(Settling.sign(standing(drafted(MONEY)), Signer.APPLICANT, SignManner.ELECTRONIC, NOW))
                .isInstanceOf(MediationStep.Taken.class);
        assertThat(Objects.requireNonNull(bound(MONEY, term).confirmation()).terms())
                .containsExactly(1);
    }

    @Test
    void where_no_money_is_promised_no_time_for_a_confirmation_begins() {
        assertThat(bound(CUSTODY).confirmation()).isNull();
        assertThat(why(Confirming.apply(standing(bound(CUSTODY)), Set.of(APPLICANT, RESPONDENT), "x", null, NOW)))
                .isEqualTo(new MediationRefusal.NotConfirmable(List.of()));
    }

    @Test
    void the_time_for_a_joint_application_ends_with_the_last_moment_of_its_day() {
        Proceeding bound = bound(MONEY, CUSTODY);

        assertThat(Confirming.apply(standing(bound), Set.of(APPLICANT, RESPONDENT), "x", null, UNTIL))
                .isInstanceOf(MediationStep.Taken.class);
        assertThat(why(Confirming.apply(
                        standing(bound), Set.of(APPLICANT, RESPONDENT), "x", null, UNTIL.plusMillis(1))))
                .isEqualTo(new MediationRefusal.ConfirmationWindowOver(UNTIL));
        assertThat(Confirming.asOf(Objects.requireNonNull(bound.confirmation()), UNTIL, UNTIL.plusMillis(1)))
                .isEqualTo("56");
    }

    @ParameterizedTest
    @CsvSource({"1, ", "2, NotConfirmable", "3, NoSuchTerm", "0, NoSuchTerm"})
    void only_terms_of_money_go_to_the_court(int term, @Nullable String refusal) {
        MediationStep step = Confirming.apply(
                standing(bound(MONEY, CUSTODY)), Set.of(APPLICANT, RESPONDENT), "x", List.of(term), NOW);

        assertThat(
                        step instanceof MediationStep.Refused refused
                                ? refused.why().getClass().getSimpleName()
                                : null)
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "51, 52, true", "51, 55, true", "51, 53, false", "51, 56, false",
        "52, 53, true", "52, 54, true", "52, 51, false", "53, 54, false"
    })
    void the_court_takes_its_steps_in_order(String from, String to, boolean taken) {
        Proceeding asked = bound(MONEY).with(new Proceeding.Confirmation(from, "x", NOW, List.of(1)));

        assertThat(Confirming.said(standing(asked), to) instanceof MediationStep.Taken)
                .isEqualTo(taken);
    }

    @Test
    void a_promise_kept_after_its_day_is_late_and_the_last_one_ends_it() {
        Proceeding first = taken(Settling.kept(standing(bound(MONEY)), 1, DAY, null, LATER));
        MediationStep last = Settling.kept(standing(first), 2, DAY.plusMonths(1).plusDays(1), null, LATER);

        assertThat(Objects.requireNonNull(taken(last).agreement()).promises())
                .extracting(Agreement.Promise::state)
                .containsExactly(PromiseState.KEPT, PromiseState.LATE);
        assertThat(Objects.requireNonNull(taken(last).ending()).outcome()).isEqualTo(Outcome.PERFORMED);
        assertThat(facts(last)).isEqualTo(2);
        assertThat(why(Settling.kept(standing(first), 2, DAY, null, NOW)))
                .isEqualTo(new MediationRefusal.DayToCome(DAY));
        assertThat(why(Settling.kept(standing(first), 1, DAY, null, LATER)))
                .isEqualTo(new MediationRefusal.PromiseMarkedAlready(1));
    }

    @Test
    void a_broken_promise_ends_it_and_both_have_to_consent_anew() {
        Proceeding broken =
                taken(Settling.broken(standing(bound(MONEY)), 1, DAY, null, CaseStatus.RESOLVING, "x", LATER));

        assertThat(Objects.requireNonNull(broken.ending()).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(why(Meeting.stepAside(standing(broken))))
                .isEqualTo(new MediationRefusal.ConsentMissing(Set.of(APPLICANT, RESPONDENT)));
    }

    /** What the screen greys out is what the step would refuse, and the other way round. */
    @Test
    void a_step_that_is_offered_is_not_refused_for_how_it_stands() {
        Proceeding suspended = taken(Consenting.suspended(standing(mediated()), NOW));
        Proceeding ended = taken(Consenting.refused(standing(null), FRESH, RESPONDENT, null, "某", NOW));
        for (@Nullable
        Proceeding each : Stream.of(consented(), mediated(), suspended, drafted(MONEY), bound(MONEY), ended)
                .toList()) {
            Standing standing = standing(each);
            agrees(MediationAction.CHOOSE_MEDIATOR, standing, s -> Meeting.choose(s, SOMEBODY, Set.of(), 0, 15));
            agrees(MediationAction.STEP_ASIDE, standing, Meeting::stepAside);
            agrees(MediationAction.PLAN_SESSION, standing, s -> Meeting.plan(s, SessionKind.PHONE, NOW, "x"));
            agrees(MediationAction.SUSPEND, standing, s -> Consenting.suspended(s, NOW));
            agrees(MediationAction.RESUME, standing, Consenting::resumed);
            agrees(
                    MediationAction.DRAFT,
                    standing,
                    s -> Settling.draft(s, AgreementForm.ORAL, List.of(MONEY), "x", NOW));
            agrees(
                    MediationAction.SIGN,
                    standing,
                    s -> Settling.sign(s, Signer.APPLICANT, SignManner.HANDWRITTEN, NOW));
            agrees(MediationAction.KEEP_PROMISE, standing, s -> Settling.kept(s, 1, DAY, null, LATER));
            agrees(
                    MediationAction.APPLY_CONFIRMATION,
                    standing,
                    s -> Confirming.apply(s, Set.of(APPLICANT, RESPONDENT), "x", null, NOW));
            agrees(MediationAction.END, standing, s -> Consenting.ended(s, Outcome.FAILED, "x", NOW));
        }
    }

    private static void agrees(MediationAction action, Standing standing, Function<Standing, MediationStep> step) {
        assertThat(action.against(standing, NOW).orElse(null))
                .as(action + " of " + standing.latest())
                .isEqualTo(step.apply(standing) instanceof MediationStep.Refused refused ? refused.why() : null);
    }

    private static Proceeding consented() {
        Proceeding one = taken(Consenting.given(standing(null), FRESH, APPLICANT, "某", NOW));
        return taken(Consenting.given(standing(one), FRESH, RESPONDENT, "某", NOW));
    }

    private static Proceeding mediated() {
        return taken(Meeting.choose(standing(consented()), SOMEBODY, Set.of(), 0, 15));
    }

    private static Proceeding drafted(Term... terms) {
        return taken(draft(terms));
    }

    private static MediationStep draft(Term... terms) {
        return Settling.draft(standing(mediated()), AgreementForm.WRITTEN, List.of(terms), "x", NOW);
    }

    private static Proceeding bound(Term... terms) {
        Proceeding next = drafted(terms);
        for (Signer signer : Signer.values()) {
            next = taken(Settling.sign(standing(next), signer, SignManner.HANDWRITTEN, NOW));
        }
        return next;
    }

    private static Standing standing(@Nullable Proceeding latest) {
        return new Standing(CaseStatus.RESOLVING, FOUND, latest, Safety.UNKNOWN, false, false, 0, UNTIL);
    }

    private static Standing guided(Proceeding latest) {
        return new Standing(CaseStatus.GUIDED, FOUND, latest, Safety.UNKNOWN, false, false, 0, null);
    }

    private static Proceeding taken(MediationStep step) {
        assertThat(step).isInstanceOf(MediationStep.Taken.class);
        return ((MediationStep.Taken) step).next();
    }

    private static int facts(MediationStep step) {
        return ((MediationStep.Taken) step).facts().size();
    }

    private static MediationRefusal why(MediationStep step) {
        assertThat(step).isInstanceOf(MediationStep.Refused.class);
        return ((MediationStep.Refused) step).why();
    }
}
