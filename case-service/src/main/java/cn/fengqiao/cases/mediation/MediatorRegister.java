package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may mediate: an official of the subdistrict who serves on the day and mediates by post or as the mediator of a team.
 * Other eyes at the write-off and the load of a mediator are told by the account, so an account nobody has mediates nothing.
 */
@Component
class MediatorRegister {

    /** In the dictionary of posts and in that of roles in teams. */
    private static final String MEDIATOR = "MEDIATOR";

    private final CallerScope scope;
    private final Officials officials;
    private final Teams teams;
    private final InstantSource clock;

    MediatorRegister(CallerScope scope, Officials officials, Teams teams, InstantSource clock) {
        this.scope = scope;
        this.officials = officials;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * What was found of somebody.
     *
     * @param name as the register has it; the account of somebody who is not in it
     * @param wrong what stands against their mediating, with the field it is about
     */
    record Looked(String name, Optional<Problem> wrong) {}

    /**
     * @param subject account of who is to mediate
     * @param called what the request calls them; null where it does not
     */
    Looked look(OpenTransaction tx, DisputeCase dispute, String subject, @Nullable String called) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), PlaceTime.ZONE);
        // a mediator of the subdistrict lies outside the competence of whoever works for one community alone
        scope.apply(tx, TheService.CALLER);
        Optional<Official> found =
                officials.withSubject(tx, dispute.area().subdistrict().value(), subject);
        boolean mediates = found.filter(official ->
                        official.posts().contains(MEDIATOR) || teams.serves(tx, official.id(), MEDIATOR, day))
                .isPresent();
        scope.apply(tx, CurrentCaller.get());
        return found.map(official -> new Looked(official.name(), wrong(official, mediates, day, called)))
                .orElseGet(() -> new Looked(
                        subject, subject("人员名册中没有这个账号，请先在名册中登记", "nobody in the register of people has this account")));
    }

    private static Optional<Problem> wrong(
            Official official, boolean mediates, LocalDate day, @Nullable String called) {
        if (!official.isActiveOn(day)) {
            return subject("该人员今日不在任", "they do not serve today");
        }
        if (!mediates) {
            return subject(
                    "该人员不是调解员：名册中的职务和队伍角色均无调解员", "they do not mediate, neither by post nor as the mediator of a team");
        }
        return called == null || called.equals(official.name())
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID,
                        "name",
                        "与人员名册中的姓名不符，可以不填",
                        "not the name in the register; leave it out"));
    }

    private static Optional<Problem> subject(String zh, String en) {
        return Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, "subject", zh, en));
    }
}
