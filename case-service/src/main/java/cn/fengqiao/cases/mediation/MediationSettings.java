package cn.fengqiao.cases.mediation;

import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Map;
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
        List<String> flaggingDepartments) {

    MediationSettings {
        if (mostOpen < 1) {
            throw new IllegalArgumentException("fengqiao.case.mediation.most-open is at least 1");
        }
        arbitration = Map.copyOf(arbitration);
        administrative = Map.copyOf(administrative);
        flaggingDepartments = List.copyOf(flaggingDepartments);
    }

    boolean mayFlag(Department department) {
        return flaggingDepartments.contains(department.code());
    }
}
