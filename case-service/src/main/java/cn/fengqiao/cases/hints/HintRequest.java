package cn.fengqiao.cases.hints;

import cn.fengqiao.contract.AreaPath;
import org.jspecify.annotations.Nullable;

/** What is being typed into the raise form. */
record HintRequest(
        AreaPath area,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String type,
        @Nullable String title) {}
