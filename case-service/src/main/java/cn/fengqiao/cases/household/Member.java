package cn.fengqiao.cases.household;

import cn.fengqiao.cases.intake.Party.Gender;
import cn.fengqiao.cases.intake.Party.IdType;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who lives in a household. There is no place here for what somebody is like: no label, no rating, no status.
 *
 * @param relation to the head; one of the members is the head
 * @param idNumber of a resident identity card it is checked against GB 11643
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HouseholdMember")
record Member(
        String name,
        Relation relation,
        @Nullable Gender gender,
        @Nullable Integer birthYear,
        @Nullable String phone,
        @Nullable IdType idType,
        @Nullable String idNumber) {}
