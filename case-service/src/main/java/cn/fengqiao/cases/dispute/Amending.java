package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseProgress.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 补正: what a case says is corrected or completed. What that is stays sealed; a decision only needs to know of what kind. */
public final class Amending {

    private Amending() {}

    /**
     * What changes, without the texts.
     *
     * @param partyCount how many parties there are afterwards, 0 when not known
     * @param answers questions that are answered with it
     * @param observedAt when what each of these answers says was seen
     * @param corrected questions of these whose earlier answers never held
     * @param correctedIn cases that live on in this one, whose answers to these never held either
     * @param placeKey keyed hash of the address as it is afterwards; null without one
     */
    public record What(
            List<Content> changed,
            int partyCount,
            Map<String, Answer> answers,
            Map<String, Instant> observedAt,
            List<String> corrected,
            List<UUID> correctedIn,
            @Nullable String placeKey) {}

    public static CaseStep amend(What what) {
        return (dispute, by) -> Deciding.plainly(
                dispute,
                CaseAction.AMEND,
                by,
                next -> new CaseProgress.Amended(
                        next.audience(),
                        next.status(),
                        by.actor().department(),
                        what.changed(),
                        what.partyCount(),
                        what.answers(),
                        what.observedAt(),
                        what.corrected(),
                        what.correctedIn(),
                        what.placeKey()));
    }
}
