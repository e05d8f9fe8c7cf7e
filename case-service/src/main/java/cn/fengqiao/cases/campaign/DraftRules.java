package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.ForbiddenTopic;
import cn.fengqiao.cases.screening.Place;
import cn.fengqiao.cases.screening.Plan;
import cn.fengqiao.cases.screening.Question;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a draft has to keep to already, however little of it is there. */
final class DraftRules {

    private DraftRules() {}

    static Optional<Problem> problem(CampaignDraft draft, Caller caller, Vocabulary words) {
        Plan plan = draft.plan();
        List<Fault> faults = new ArrayList<>();
        if (!caller.area().covers(draft.area())) {
            faults.add(new Fault("area", "该地点不在您的管辖区域", "the place lies outside your area"));
        } else if (words.area(draft.area()).isEmpty()) {
            faults.add(new Fault("area", "没有这个地点", "there is no such place"));
        }
        faults.addAll(plan.faults());
        scope(draft.area(), plan.scope(), words, faults);
        for (int i = 0; i < draft.others().size(); i++) {
            if (!words.departmentsOf(draft.area()).contains(draft.others().get(i))) {
                faults.add(new Fault("departments[" + i + "]", "该地点没有这个部门", "no such department at this place"));
            }
        }
        return faults.isEmpty() ? forbidden(plan.questions()) : Optional.of(Refusals.faults(faults));
    }

    /** The first question that may not be asked. */
    static Optional<Problem> forbidden(List<Question> questions) {
        for (int i = 0; i < questions.size(); i++) {
            int at = i;
            Optional<Problem> found = ForbiddenTopic.in(questions.get(i)).map(topic -> Refusals.forbidden(at, topic));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void scope(AreaPath area, List<Place> scope, Vocabulary words, List<Fault> faults) {
        for (int i = 0; i < scope.size(); i++) {
            AreaPath place = scope.get(i).area();
            boolean fits = area.covers(place)
                    && words.area(place)
                            .map(Area::kind)
                            .filter(kind -> kind == Area.Kind.COMMUNITY || kind == Area.Kind.GRID)
                            .isPresent();
            if (!fits) {
                faults.add(new Fault(
                        "scope[" + i + "].area", "应为活动区域内的社区或网格", "expected a community or a grid within the area"));
            }
        }
    }
}
