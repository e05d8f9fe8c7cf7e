package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.store.CampaignErasure.Certificate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proofs of what was erased of a campaign: one at the end, and one for each finding that was nothing later on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificatePage(
        List<ErasureCertificate> items, @Nullable Integer next) {

    /**
     * A proof.
     *
     * @param dueAt until when it was to be done
     * @param withoutFinding visits without a finding; {@code nothing} had one that was nothing, {@code withdrawn} were
     *     withdrawn by their workers
     * @param idsSha256 over the ids of the erased visits in their order, each followed by a line feed
     */
    record ErasureCertificate(
            int number,
            Instant erasedAt,
            Instant dueAt,
            String rule,
            int erased,
            int withoutFinding,
            int nothing,
            int withdrawn,
            String idsSha256) {

        static ErasureCertificate of(Certificate certificate) {
            return new ErasureCertificate(
                    certificate.number(),
                    certificate.erasedAt(),
                    certificate.due(),
                    certificate.rule(),
                    certificate.withoutFinding() + certificate.nothing() + certificate.withdrawn(),
                    certificate.withoutFinding(),
                    certificate.nothing(),
                    certificate.withdrawn(),
                    certificate.idsSha256());
        }
    }
}
