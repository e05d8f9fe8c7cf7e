package cn.fengqiao.cases.mediation;

import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs from place to place.
 *
 * @param mostOpen proceedings one mediator may have open at a time
 * @param committee as it signs
 * @param committeeShort as it begins the numbers of its papers
 * @param court that a notice of other routes points to
 * @param arbitration body by type of dispute; where there is none the notice says so
 * @param administrative office by type of dispute
 * @param keptFor how long a file is kept where its outcome says nothing else: 永久, 长期 or 短期
 * @param keptForByOutcome by code of the dictionary of outcomes
 * @param flaggingDepartments who may say that there is violence
 */
@ConfigurationProperties("fengqiao.case.mediation")
record MediationSettings(
        int mostOpen,
        String committee,
        String committeeShort,
        String court,
        Map<String, String> arbitration,
        Map<String, String> administrative,
        String keptFor,
        Map<String, String> keptForByOutcome,
        List<String> flaggingDepartments) {

    private static final Set<String> PERIODS = Set.of("永久", "长期", "短期");

    MediationSettings {
        if (mostOpen < 1) {
            throw new IllegalArgumentException("fengqiao.case.mediation.most-open is at least 1");
        }
        arbitration = Map.copyOf(arbitration);
        administrative = Map.copyOf(administrative);
        keptForByOutcome = Map.copyOf(keptForByOutcome);
        if (!PERIODS.contains(keptFor) || !PERIODS.containsAll(keptForByOutcome.values())) {
            throw new IllegalArgumentException("fengqiao.case.mediation.kept-for is one of " + PERIODS);
        }
        flaggingDepartments = List.copyOf(flaggingDepartments);
    }

    /** How long the file of a case with this outcome is kept. */
    String keptFor(@Nullable String outcome) {
        return outcome == null ? keptFor : keptForByOutcome.getOrDefault(outcome, keptFor);
    }

    boolean mayFlag(Department department) {
        return flaggingDepartments.contains(department.code());
    }
}
