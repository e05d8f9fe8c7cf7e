package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.dispute.WriteOffStanding.Asked;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.Department;
import java.util.Map;
import java.util.Set;

/** Builds what stands beside a case for tests: mediated, agreed, performed, and everything as it should be. */
final class AStanding {

    private static final long OUTCOME = 9;

    private boolean mediated = true;
    private boolean agreed = true;
    private boolean performed = true;
    private boolean guided;
    private Map<Side, Asked> followUps =
            Map.of(Side.APPLICANT, new Asked(true, 1), Side.RESPONDENT, new Asked(true, 1));
    private Set<String> documents =
            Set.of("APPLICATION", "RIGHTS_NOTICE", "IDENTITY_PROOF", "MEDIATION_RECORD", "AGREEMENT");
    private Set<String> handlers = Set.of("the-handler", "the-mediator");
    private Set<Department> programs = Set.of();
    private Set<Department> committed = Set.of();
    private Set<String> protections = Set.of();
    private long reviewedVersion = OUTCOME;

    private AStanding() {}

    static AStanding aStanding() {
        return new AStanding();
    }

    AStanding mediated(boolean next) {
        mediated = next;
        return this;
    }

    AStanding agreed(boolean next) {
        agreed = next;
        return this;
    }

    AStanding performed(boolean next) {
        performed = next;
        return this;
    }

    AStanding guided(boolean next) {
        guided = next;
        return this;
    }

    AStanding followUps(Map<Side, Asked> next) {
        followUps = next;
        return this;
    }

    AStanding documents(Set<String> next) {
        documents = next;
        return this;
    }

    AStanding handlers(Set<String> next) {
        handlers = next;
        return this;
    }

    AStanding programs(Set<Department> next) {
        programs = next;
        return this;
    }

    AStanding committed(Set<Department> next) {
        committed = next;
        return this;
    }

    AStanding protections(Set<String> next) {
        protections = next;
        return this;
    }

    AStanding reviewedVersion(long next) {
        reviewedVersion = next;
        return this;
    }

    WriteOffStanding build() {
        return new WriteOffStanding(
                mediated,
                agreed,
                performed,
                guided,
                followUps,
                Set.of(Side.APPLICANT, Side.RESPONDENT),
                documents,
                handlers,
                programs,
                committed,
                protections,
                OUTCOME,
                reviewedVersion);
    }
}
