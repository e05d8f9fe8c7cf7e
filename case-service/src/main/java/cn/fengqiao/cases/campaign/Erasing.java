package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.CampaignErasure;
import cn.fengqiao.cases.store.CampaignErasure.Certificate;
import cn.fengqiao.cases.store.CampaignErasure.Erased;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.contract.CampaignEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases visits without a finding, and those whose finding was nothing, when their campaign's time is over. What is due
 * stands in the database, so a restart forgets nothing, and several instances each take another campaign. Visits, the
 * certificate and the event go together; the coverage stays.
 *
 * <p>Does not reach into backups: those end by their own retention.
 */
@Component
class Erasing {

    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

    /** Of the certificate: 个人信息保护法 §47(1), and the rule of this platform that it takes at most 30 days. */
    private static final String RULE = "PIPL-47/SCREENING-NO-30D";

    private final MatterDesk desk;
    private final Matters matters;
    private final Campaigns campaigns;
    private final CampaignErasure erasure;
    private final DueRounds.Round round;

    Erasing(MatterDesk desk, Matters matters, Campaigns campaigns, CampaignErasure erasure, DueRounds rounds) {
        this.desk = desk;
        this.matters = matters;
        this.campaigns = campaigns;
        this.erasure = erasure;
        this.round = rounds.called("campaign-erasing");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.campaigns.erase-every}")
    void look() {
        round.make(erasure::due, this::erase);
    }

    private Went erase(OpenTransaction tx, UUID id, Instant now) {
        erase(tx, matters.findForUpdate(tx, MatterKind.CAMPAIGN, id).orElseThrow(), now);
        return Went.WORKED;
    }

    private void erase(OpenTransaction tx, Matter matter, Instant now) {
        Instant due = Objects.requireNonNull(
                campaigns.find(tx, matter.id()).orElseThrow().eraseDue());
        List<Erased> erased = erasure.erase(tx, matter.id());
        int withdrawn = (int) erased.stream().filter(Erased::withdrawn).count();
        int nothing = (int) erased.stream()
                .filter(visit -> visit.nothing() && !visit.withdrawn())
                .count();
        var certificate = new Certificate(
                erasure.count(tx, matter.id()) + 1,
                now,
                due,
                RULE,
                erased.size() - nothing - withdrawn,
                nothing,
                withdrawn,
                hash(erased));
        erasure.certify(tx, matter.id(), certificate);
        var event = new CampaignEvent.AnswersErased(matter.audience(), erased.size());
        desk.changeWithin(
                tx,
                TheService.CALLER,
                matter,
                CampaignStep.ANSWERS_ERASED.name(),
                certificate,
                (open, locked, at) -> new MatterDecision.Done(
                        CampaignDesk.fact(locked, CampaignStep.ANSWERS_ERASED, event, Remark.NONE)));
        LOG.info("{} visits of campaign {} erased", erased.size(), matter.id());
    }

    private static String hash(List<Erased> erased) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            erased.forEach(visit -> digest.update((visit.id() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this JDK lacks SHA-256", absent);
        }
    }
}
