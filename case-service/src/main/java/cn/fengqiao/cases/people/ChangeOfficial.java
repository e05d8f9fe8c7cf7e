package cn.fengqiao.cases.people;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an official, anew.
 *
 * @param phone absent to leave it as it is: who manages the staff need not see it
 * @param subject absent to unlink the account
 */
record ChangeOfficial(
        String name,
        Department department,
        AreaPath area,
        List<String> posts,
        @Nullable String phone,
        @Nullable String subject) {}
