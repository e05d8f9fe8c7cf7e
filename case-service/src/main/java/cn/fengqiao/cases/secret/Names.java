package cn.fengqiao.cases.secret;

import java.util.Set;

/** Names of people and numbers of their documents as people write them. */
public final class Names {

    /** What forms say when nobody knows a name. */
    private static final Set<String> NOBODY = Set.of("不详", "不明", "未知", "匿名", "无名氏", "本人", "当事人");

    private Names() {}

    /** Without spaces and dots, in one width and one case: 张 三 is 张三, and there are many dots in 阿依古丽·买买提. */
    public static String normalised(String name) {
        return Pairs.folded(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether a normalised name can be told from others: a surname alone or 李某 cannot. */
    public static boolean tells(String normalised) {
        return normalised.codePointCount(0, normalised.length()) > 1
                && normalised.indexOf('某') < 0
                && !NOBODY.contains(normalised);
    }
}
