package cn.fengqiao.cases.people;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An official as one caller may see them.
 *
 * @param place where they serve, in words
 * @param subject of their account; absent while there is none
 * @param phone at work; only in the view of one official
 * @param activeUntil the last day, when one is set
 * @param hidden classes of fields the policy hides from the caller
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfficialView(
        UUID id,
        String code,
        String name,
        Department department,
        String departmentName,
        AreaPath area,
        String place,
        List<PostView> posts,
        @Nullable String subject,
        @Nullable String phone,
        LocalDate activeFrom,
        @Nullable LocalDate activeUntil,
        long version,
        List<FieldClass> hidden) {

    /** A post and its name. */
    record PostView(String code, String name) {}

    /** A page of officials, in the order in which they were entered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfficialPage(List<OfficialView> items, @Nullable UUID next) {}

    static OfficialView of(Officials.Kept kept, CaseAccess access, @Nullable String phone, Vocabulary words) {
        Official official = kept.official();
        return new OfficialView(
                official.id(),
                official.code(),
                official.name(),
                Department.of(official.department()),
                words.name(Department.of(official.department())),
                kept.matter().area(),
                words.place(kept.matter().area()),
                official.posts().stream()
                        .map(post -> new PostView(post, words.name(CodeSystem.POST, post)))
                        .toList(),
                official.subject(),
                phone,
                official.activeFrom(),
                official.activeUntil(),
                kept.matter().version(),
                access.shows(FieldClass.CONTACT) ? List.of() : List.of(FieldClass.CONTACT));
    }
}
