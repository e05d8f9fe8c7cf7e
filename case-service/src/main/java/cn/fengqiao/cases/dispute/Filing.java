package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** 一案一档: documents come into the file of a case, and the file is sealed when the case is over. */
public final class Filing {

    /** In which states a file may be sealed. */
    private static final Set<CaseStatus> OVER =
            Collections.unmodifiableSet(EnumSet.of(CaseStatus.WRITTEN_OFF, CaseStatus.ARCHIVED));

    /** What was merged lives on in another case, and so does its file. */
    private static final Set<CaseStatus> NOT_MERGED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CaseStatus.MERGED)));

    private Filing() {}

    /** 归卷: a document comes into the file. Whether the file is sealed is asked before. */
    public static CaseDecision file(DisputeCase dispute, Acting by, String kind) {
        return decide(
                dispute,
                by,
                NOT_MERGED,
                next -> new CaseProgress.DocumentFiled(
                        next.audience(), next.status(), by.actor().department(), kind));
    }

    /** 封存: the file is complete and closed. Whether it is complete is asked before. */
    public static CaseDecision seal(DisputeCase dispute, Acting by) {
        return decide(
                dispute,
                by,
                OVER,
                next -> new CaseProgress.FileSealed(
                        next.audience(), next.status(), by.actor().department()));
    }

    /** Whether the case is over, so that its file may be bound and sealed. */
    static boolean over(DisputeCase dispute) {
        return OVER.contains(dispute.status());
    }

    private static CaseDecision decide(
            DisputeCase dispute, Acting by, Set<CaseStatus> allowed, Function<DisputeCase, CaseEvent> fact) {
        if (!dispute.isOn(by.actor().department())) {
            return Deciding.refused(new CaseRejection.NotOnCase(by.actor().department()));
        }
        if (!allowed.contains(dispute.status())) {
            return Deciding.refused(new CaseRejection.WrongStatus(dispute.status(), allowed));
        }
        return Deciding.done(by, dispute.touched(by.at()), fact);
    }
}
