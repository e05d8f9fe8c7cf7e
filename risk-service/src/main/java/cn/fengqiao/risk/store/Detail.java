package cn.fengqiao.risk.store;

import cn.fengqiao.risk.scoring.Assessment;
import cn.fengqiao.risk.scoring.Assessment.Cap;
import cn.fengqiao.risk.scoring.Assessment.Change;
import cn.fengqiao.risk.scoring.Assessment.Reason;
import cn.fengqiao.risk.scoring.Dispute;
import cn.fengqiao.risk.scoring.Question;
import java.util.List;

/** The part of a calculation that is kept as one document, because it is only ever read whole. */
public record Detail(
        List<Reason> reasons,
        List<Cap> caps,
        List<Question> missing,
        List<Change> toLower,
        String explanation,
        Dispute inputs) {

    static Detail of(Assessment assessment) {
        return new Detail(
                assessment.reasons(),
                assessment.caps(),
                assessment.missing(),
                assessment.toLower(),
                assessment.explanation(),
                assessment.inputs());
    }
}
