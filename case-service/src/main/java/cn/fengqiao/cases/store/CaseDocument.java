package cn.fengqiao.cases.store;

import cn.fengqiao.cases.objects.FileType;
import cn.fengqiao.cases.objects.Inspection.Scanned;
import cn.fengqiao.cases.objects.ObjectKey;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document of a case file. Its content lies in the object store under {@code content}.
 *
 * @param id UUIDv7, so that ids are in the order of filing
 * @param kind code of the dictionary of document kinds
 * @param edition 1, and one more than the document whose place it took
 * @param sequence version of the case that the filing led to
 * @param made whether this service made it from one entry; else it was uploaded
 * @param contact whether whoever filed it said that it shows how a party is reached, or by which number they are known
 * @param replaces the edition before
 * @param replacedBy the edition after; null for the one that counts
 * @param sealedTitle what it is called, sealed under the case
 * @param request what recognises the same upload when it comes again; null for what was made
 */
public record CaseDocument(
        UUID id,
        UUID caseId,
        String kind,
        FileType type,
        ObjectKey content,
        int edition,
        long sequence,
        Instant filedAt,
        String bySubject,
        String byName,
        Department byDepartment,
        boolean made,
        Scanned scan,
        boolean contact,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy,
        byte @Nullable [] sealedTitle,
        @Nullable Request request) {

    /**
     * A request under its key.
     *
     * @param digest keyed digest of what was asked, content included
     */
    public record Request(String key, byte[] digest) {}
}
