package cn.fengqiao.cases.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a group, for a household.
 *
 * @param household what the door is called: {@code 3号楼201}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupPerson(
        String name, @Nullable String phone, @Nullable String household) {}
