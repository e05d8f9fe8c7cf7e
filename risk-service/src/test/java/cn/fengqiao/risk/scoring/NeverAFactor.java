package cn.fengqiao.risk.scoring;

import java.util.Locale;
import java.util.regex.Pattern;

/** The list of what must never be a factor, in the words by which it could creep in. */
public final class NeverAFactor {

    private static final Pattern CHINESE = Pattern.compile("刑满|刑释|矫正|精神病|精神障碍|信访|上访|缠访|民族|宗教|信仰|户籍|户口|贫困|低保|"
            + "婚姻状况|已婚|未婚|离异|丧偶|职业|无业|失业|政治面貌|党员|残疾|年龄|周岁|岁以上|老年|青年|情绪|手机|通话|摄像|监控|定位|轨迹");

    private static final Pattern CODES = Pattern.compile(
            "prison|released|correction|psych|diagnos|mental|petition|ethnic|religi|hukou|household_reg|poverty|poor|"
                    + "welfare|marital|married|divorced|occupation|unemployed|politic|party_member|disab|(^|_)ages?(_|$)|"
                    + "elderly|emotion|phone|camera|location|gps|trajectory");

    private NeverAFactor() {}

    public static boolean isNamedIn(String text) {
        return CHINESE.matcher(text).find()
                || CODES.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
