package cn.fengqiao.cases.store;

import cn.fengqiao.cases.screening.FindingState;
import cn.fengqiao.cases.screening.Suspicion;
import cn.fengqiao.cases.screening.VisitOutcome;
import cn.fengqiao.contract.AreaPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit of a campaign.
 *
 * @param area the grid
 * @param digest of the request, by which one that comes again is recognised
 * @param sealed address, household card and answers; null of a visit that was withdrawn
 * @param answersDigest the same for the same answers; null when nobody answered
 * @param confirmed whether the worker has explained what looked implausible
 * @param findingCodes questions whose answer is a finding
 * @param decision sealed reason
 * @param caseId the case it became, where the reader may know of it
 * @param clueId the clue it became, where the reader may know of it
 * @param changeDigest of the request that changed it last
 */
public record CampaignVisit(
        UUID id,
        UUID campaign,
        AreaPath area,
        String workerSubject,
        String workerName,
        String key,
        byte[] digest,
        Instant at,
        Instant receivedAt,
        VisitOutcome outcome,
        byte @Nullable [] sealed,
        byte @Nullable [] answersDigest,
        boolean withdrawn,
        List<Suspicion> suspicions,
        boolean confirmed,
        byte @Nullable [] explanation,
        List<String> findingCodes,
        @Nullable FindingState finding,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        byte @Nullable [] decision,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable UUID clueId,
        byte @Nullable [] changeDigest,
        long version) {

    /** Whether the worker has been asked about it and has not answered. */
    public boolean questioned() {
        return !suspicions.isEmpty() && !confirmed && !withdrawn;
    }
}
