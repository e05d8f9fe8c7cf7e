package cn.fengqiao.cases.hints;

import cn.fengqiao.contract.AreaPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is being typed into the raise form.
 *
 * @param names of the parties, at most 10; who has none yet is null or empty
 */
record HintRequest(
        AreaPath area,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String idNumber,
        @Nullable List<@Nullable String> names,
        @Nullable String type,
        @Nullable String title) {}
