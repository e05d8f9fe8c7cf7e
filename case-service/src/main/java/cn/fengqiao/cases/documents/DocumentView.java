package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.objects.Inspection.Scanned;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document of a case file, without its content.
 *
 * @param title absent where it may not be seen: a proof of identity is called by who it is of
 * @param fromCase number of the case it was filed on, where that was merged into this one
 * @param sha256 of the content as it is kept and downloaded, 64 hexadecimal digits
 * @param edition 1, and one more than the document whose place it took
 * @param sequence version of the case that the filing led to
 * @param made whether the service made it from one entry; else it was uploaded
 * @param contact whether whoever filed it said that it shows how a party is reached, or by which number they are known
 * @param replacedBy the edition that counts instead; absent for the one that counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
        UUID id,
        String kind,
        String kindName,
        @Nullable String title,
        @Nullable String fromCase,
        String mediaType,
        long bytes,
        String sha256,
        int edition,
        long sequence,
        Instant filedAt,
        String filedByName,
        Department filedByDepartment,
        boolean made,
        Scanned scan,
        boolean contact,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy) {}
