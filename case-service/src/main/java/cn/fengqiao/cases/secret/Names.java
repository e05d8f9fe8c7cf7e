package cn.fengqiao.cases.secret;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of people and numbers of their documents as people write them. */
public final class Names {

    /** What forms say when nobody knows a name, and what somebody is instead of who. */
    private static final Set<String> NOBODY = Set.of(
            "不详", "不明", "未知", "匿名", "无名氏", "本人", "当事人", "来电人", "投诉人", "举报人", "报警人", "申请人", "被申请人", "业主", "租客", "房东",
            "邻居", "住户", "商户", "群众", "居民", "村民", "市民", "工人", "民工", "家属", "男子", "女子", "老人", "物业", "物业公司", "开发商", "施工方",
            "村委会", "居委会", "社区", "公司", "单位", "老板", "店主");

    private static final Pattern TITLE = Pattern.compile("(先生|女士|小姐|太太|师傅|阿姨|大妈|大爷|大叔|大姐|大哥|老师|老板|同志)$");

    private Names() {}

    /** Without spaces and dots, in one width and one case: 张 三 is 张三, and there are many dots in 阿依古丽·买买提. */
    public static String normalised(String name) {
        return Pairs.folded(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The names, normalised, by which somebody can be told from others; each once, in their order. */
    public static Set<String> telling(List<? extends @Nullable String> written) {
        Set<String> telling = new LinkedHashSet<>();
        for (String name : written) {
            if (name != null && tells(normalised(name))) {
                telling.add(normalised(name));
            }
        }
        return telling;
    }

    /** Whether a normalised name can be told from others: a surname alone, 李某 and 王女士 cannot. */
    public static boolean tells(String normalised) {
        String called = TITLE.matcher(normalised).replaceFirst("");
        return called.codePointCount(0, called.length()) > 1 && called.indexOf('某') < 0 && !NOBODY.contains(normalised);
    }
}
