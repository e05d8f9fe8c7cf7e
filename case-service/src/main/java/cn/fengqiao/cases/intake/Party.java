package cn.fengqiao.cases.intake;

import org.jspecify.annotations.Nullable;

/**
 * A person or organisation in a dispute, as the raiser named them.
 *
 * @param idType kind of document: {@code RESIDENT_ID}, {@code PASSPORT}, {@code UNIFIED_SOCIAL_CREDIT}, {@code OTHER}
 * @param idNumber of a resident identity card it is checked against GB 11643
 */
public record Party(
        String name,
        Role role,
        @Nullable String phone,
        @Nullable IdType idType,
        @Nullable String idNumber,
        @Nullable Gender gender,
        @Nullable String address) {

    /** What they are in the dispute. */
    public enum Role {
        APPLICANT,
        RESPONDENT,
        OTHER
    }

    /** What their number is the number of. */
    public enum IdType {
        RESIDENT_ID,
        PASSPORT,
        UNIFIED_SOCIAL_CREDIT,
        OTHER
    }

    /** GB/T 2261.1, without its codes. */
    public enum Gender {
        MALE,
        FEMALE,
        UNKNOWN
    }
}
