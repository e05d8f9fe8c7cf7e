package cn.fengqiao.cases.runcard;

import cn.fengqiao.cases.card.RunCard.CardPatrol;
import cn.fengqiao.cases.card.RunCard.CardTask;
import cn.fengqiao.cases.card.RunCards;
import cn.fengqiao.cases.card.RunCards.Reason;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the run card of a case says now.
 *
 * @param validFrom of the edition; absent when no card applies, as all the rest is empty then
 * @param reasons what of the case the card was chosen by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunCardProposal(@Nullable LocalDate validFrom, Set<Reason> reasons, List<ProposedPart> parts) {

    static final RunCardProposal NONE = new RunCardProposal(null, Set.of(), List.of());

    /** @param patrols because of the case, by the department that answers for them */
    static RunCardProposal of(
            RunCards.Match match, DisputeCase dispute, Vocabulary words, List<Patrol.Because> patrols) {
        return new RunCardProposal(
                match.card().validFrom(),
                match.reasons(),
                match.card().tasks().stream()
                        .map(task -> ProposedPart.of(task, dispute, words, patrols))
                        .toList());
    }

    /**
     * What a department would do.
     *
     * @param share how its part stands; absent when it never had one
     * @param toBeAsked whether it has to be asked: it has no part or was only told, has refused it, was let off or taken off
     * @param patrol that belongs to the task; absent when none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposedPart(
            Department department,
            String departmentName,
            String task,
            @Nullable ShareState share,
            boolean toBeAsked,
            @Nullable ProposedPatrol patrol) {

        private static ProposedPart of(
                CardTask task, DisputeCase dispute, Vocabulary words, List<Patrol.Because> patrols) {
            Optional<Share> share = dispute.shareOf(task.department());
            CardPatrol belongs = task.patrol();
            return new ProposedPart(
                    task.department(),
                    words.name(task.department()),
                    task.task(),
                    share.map(Share::state).orElse(null),
                    share.map(part -> toBeAsked(part, dispute)).orElse(true),
                    belongs == null ? null : ProposedPatrol.of(belongs, task.department(), patrols));
        }

        private static boolean toBeAsked(Share part, DisputeCase dispute) {
            return switch (part.state()) {
                case REJECTED, WAIVED, REVOKED -> true;
                case REQUESTED -> !part.asked() && !dispute.owns(part.department());
                case ACCEPTED, DONE -> false;
            };
        }
    }

    /**
     * A patrol that belongs to a task, and how it stands as far as the caller may know of patrols: one because of a
     * restricted case is known to those who work on it. Nothing is planned by this.
     *
     * @param withinHours so many hours after the department was given its task it has to begin; absent when that is open
     * @param toBePlanned whether the department answers for none because of this case that is open or was finished
     * @param open whether it answers for one that is planned or under way; one on which nobody set out in time is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposedPatrol(@Nullable Integer withinHours, boolean toBePlanned, boolean open) {

        private static ProposedPatrol of(CardPatrol belongs, Department department, List<Patrol.Because> patrols) {
            Optional<Patrol.Because> theirs = patrols.stream()
                    .filter(each -> each.lead().equals(department))
                    .findFirst();
            boolean open = theirs.filter(Patrol.Because::open).isPresent();
            boolean finished = theirs.filter(Patrol.Because::finished).isPresent();
            return new ProposedPatrol(belongs.withinHours(), !open && !finished, open);
        }
    }
}
