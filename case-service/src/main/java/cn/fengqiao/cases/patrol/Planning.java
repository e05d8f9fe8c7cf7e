package cn.fengqiao.cases.patrol;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a plan against what there is: who serves on that day, and what it is because of. */
@Component
class Planning {

    private final Officials officials;
    private final Teams teams;
    private final Cases cases;
    private final Matters matters;

    Planning(Officials officials, Teams teams, Cases cases, Matters matters) {
        this.officials = officials;
        this.teams = teams;
        this.cases = cases;
        this.matters = matters;
    }

    /** A patrol because of something that not everybody may know of tells of it, so it is no more known than that. */
    boolean aboutRestricted(OpenTransaction tx, PlanPatrol plan) {
        UUID dispute = plan.caseId();
        UUID campaign = plan.campaign();
        return (dispute != null
                        && cases.find(tx, dispute)
                                .filter(stored -> stored.dispute().restricted())
                                .isPresent())
                || (campaign != null
                        && matters.find(tx, MatterKind.CAMPAIGN, campaign)
                                .filter(Matter::restricted)
                                .isPresent());
    }

    Optional<Problem> wrong(OpenTransaction tx, Caller caller, PlanPatrol plan) {
        return wrongGoer(tx, caller, plan)
                .or(() -> wrongTeam(tx, plan.team()))
                .or(() -> wrongCase(tx, caller, plan.caseId()))
                .or(() -> wrongCampaign(tx, caller, plan.campaign()));
    }

    private Optional<Problem> wrongGoer(OpenTransaction tx, Caller caller, PlanPatrol plan) {
        Map<UUID, Official> known = officials.withIds(tx, plan.goers());
        List<Department> hands = plan.hands(caller.department());
        LocalDate day = LocalDate.ofInstant(plan.startsAt(), PatrolRules.ZONE);
        for (int i = 0; i < plan.goers().size(); i++) {
            String field = "officials[" + i + "]";
            Official official = known.get(plan.goers().get(i));
            if (official == null) {
                return Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, field, "未找到该人员", "no such official"));
            }
            if (plan.goers().indexOf(official.id()) < i) {
                return Optional.of(
                        Problems.field(ProblemType.FIELD_INVALID, field, "该人员已在名单中", "they are named already"));
            }
            if (!official.isActiveOn(day)) {
                return Optional.of(
                        Problems.field(ProblemType.FIELD_INVALID, field, "该人员当天不在任", "they do not serve on that day"));
            }
            if (!hands.contains(Department.of(official.department()))) {
                return Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID,
                        field,
                        "该人员所属部门未参与此次巡逻，请先加入 departments",
                        "their department does not work on the patrol; name it in departments"));
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> wrongTeam(OpenTransaction tx, @Nullable UUID team) {
        return team == null || teams.find(tx, team).isPresent()
                ? Optional.empty()
                : Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, "team", "未找到该队伍", "no such team"));
    }

    private Optional<Problem> wrongCase(OpenTransaction tx, Caller caller, @Nullable UUID id) {
        return id == null
                        || cases.find(tx, id)
                                .filter(stored -> stored.dispute()
                                        .audience()
                                        .departments()
                                        .contains(caller.department()))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.UNKNOWN_VALUE, "caseId", "未找到贵部门参与的该案件", "no such case of your department"));
    }

    private Optional<Problem> wrongCampaign(OpenTransaction tx, Caller caller, @Nullable UUID id) {
        return id == null
                        || matters.find(tx, MatterKind.CAMPAIGN, id)
                                .filter(campaign -> campaign.departments().contains(caller.department()))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.UNKNOWN_VALUE, "campaign", "未找到贵部门参与的该活动", "no such campaign of your department"));
    }
}
