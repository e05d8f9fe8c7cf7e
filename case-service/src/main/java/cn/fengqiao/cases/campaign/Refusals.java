package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.ForbiddenTopic;
import cn.fengqiao.cases.screening.Plan;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.List;
import java.util.Map;

/** How a campaign says no. */
final class Refusals {

    private Refusals() {}

    /** @param faults at least one */
    static Problem faults(List<Fault> faults) {
        Fault first = faults.getFirst();
        return Problems.field(ProblemType.FIELD_INVALID, first.field(), first.zh(), first.en())
                .with(
                        "fields",
                        faults.stream()
                                .map(fault ->
                                        Map.of("field", fault.field(), "reason", Problems.said(fault.zh(), fault.en())))
                                .toList());
    }

    static Problem forbidden(int question, ForbiddenTopic.Found found) {
        return Problems.field(
                        ProblemType.FORBIDDEN_QUESTION,
                        "questions[" + question + "]." + found.field(),
                        "不得询问“" + found.topic().zh() + "”：评估的是纠纷，不是人。请改问纠纷的事实或安全隐患",
                        "no campaign asks about this: the dispute is assessed, never the person. Ask about facts or dangers")
                .with("topic", found.topic())
                .with("word", found.word());
    }

    /** @param missing at least one */
    static Problem incomplete(List<Plan.Missing> missing) {
        return Problems.field(
                        ProblemType.CAMPAIGN_INCOMPLETE,
                        missing.getFirst().field(),
                        "不能启动："
                                + String.join(
                                        "、",
                                        missing.stream().map(Plan.Missing::zh).toList()),
                        "it cannot open, missing: "
                                + String.join(
                                        ", ",
                                        missing.stream()
                                                .map(Plan.Missing::field)
                                                .toList()))
                .with(
                        "missing",
                        missing.stream()
                                .map(what -> Map.of(
                                        "name",
                                        what.slug(),
                                        "field",
                                        what.field(),
                                        "reason",
                                        Problems.said(what.zh(), what.en())))
                                .toList());
    }

    static Problem samePerson() {
        return Problems.of(
                ProblemType.SECOND_PERSON_REQUIRED,
                "起草或修改过方案的人不能启动，请由另一人核对后启动",
                "whoever wrote on the draft does not open it; ask a second person");
    }

    static Problem notNow(CampaignState state, String zh, String en) {
        return Problems.of(ProblemType.NOT_NOW, zh, en).with("campaignState", state);
    }
}
