package cn.fengqiao.cases.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff, as kept beside the common row; never a resident.
 *
 * @param code staff number, unique within the subdistrict
 * @param department code of the department they work in
 * @param posts codes of the dictionary of posts; never empty
 * @param subject whose tokens are theirs; absent before the first sign-in is arranged
 * @param activeUntil the last day; absent while none is set
 */
public record Official(
        UUID id,
        String subdistrict,
        String code,
        String name,
        String department,
        List<String> posts,
        @Nullable String subject,
        LocalDate activeFrom,
        @Nullable LocalDate activeUntil) {

    public Official {
        posts = List.copyOf(posts);
    }

    /** Whether they serve on {@code day}. */
    public boolean isActiveOn(LocalDate day) {
        LocalDate last = activeUntil;
        return !day.isBefore(activeFrom) && (last == null || !day.isAfter(last));
    }

    /** The same with another last day. */
    public Official until(LocalDate lastDay) {
        return new Official(id, subdistrict, code, name, department, posts, subject, activeFrom, lastDay);
    }
}
