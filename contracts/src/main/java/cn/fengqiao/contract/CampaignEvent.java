package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What case-service says about screening campaigns. The subject is the campaign. No answer and no address ever travels. */
public sealed interface CampaignEvent extends NeighbourhoodEvent {

    /** Somebody began to draft a campaign. */
    record Drafted(Audience audience) implements CampaignEvent {}

    /** The draft was rewritten, or a grid was given to a worker. */
    record Changed(Audience audience) implements CampaignEvent {}

    /** A second person opened it. */
    record Opened(Audience audience) implements CampaignEvent {}

    /**
     * It is over.
     *
     * @param eraseBy when the answers without a finding are erased
     */
    record Closed(Audience audience, Instant eraseBy) implements CampaignEvent {}

    /** It does not take place, or not any longer. */
    record Cancelled(Audience audience) implements CampaignEvent {}

    /**
     * As many households as were to be asked have answered or refused. Said again when a visit was withdrawn and made up
     * for.
     *
     * @param area the grid
     */
    record GridFinished(Audience audience, AreaPath area) implements CampaignEvent {}

    /**
     * An answer was a finding; somebody is to decide on it.
     *
     * @param area the grid it was found in
     */
    record FindingRecorded(Audience audience, UUID finding, AreaPath area) implements CampaignEvent {}

    /**
     * It was decided what a finding is.
     *
     * @param area the grid it was found in
     * @param caseId the case that was raised, if one was
     * @param clueId the clue it became, if it became one and everybody who hears of the campaign may know of it
     */
    record FindingDecided(
            Audience audience,
            UUID finding,
            FindingKind kind,
            AreaPath area,
            @Nullable UUID caseId,
            @Nullable UUID clueId)
            implements CampaignEvent {}

    /**
     * Answers without a finding, and those whose finding was nothing, were erased.
     *
     * @param visits how many were
     */
    record AnswersErased(Audience audience, int visits) implements CampaignEvent {}

    /** What a finding is. */
    enum FindingKind {
        CASE,
        CLUE,
        OBLIGATION,
        NOTHING
    }
}
