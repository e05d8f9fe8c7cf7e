package cn.fengqiao.cases.people;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An official takes up work.
 *
 * @param code staff number, unique within the subdistrict
 * @param area where they serve
 * @param posts codes of the dictionary of posts
 * @param phone at work
 * @param subject of their account, once there is one
 * @param activeUntil the last day, if it is known already
 */
record OpenOfficial(
        String code,
        String name,
        Department department,
        AreaPath area,
        List<String> posts,
        @Nullable String phone,
        @Nullable String subject,
        LocalDate activeFrom,
        @Nullable LocalDate activeUntil) {}
