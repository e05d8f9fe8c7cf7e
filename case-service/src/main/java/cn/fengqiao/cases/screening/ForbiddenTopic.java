package cn.fengqiao.cases.screening;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What no campaign asks: the things that are never a factor of a risk assessment (domain rules §6.3; 个人信息保护法 §28 on
 * sensitive information). A question is refused when its code names one or when its text or an option contains one of
 * its words.
 *
 * <p>This is a guard at the door, not a proof. It finds what is called by its name, however it is spaced or widened; it
 * does not find a paraphrase, and it refuses some questions that mean no harm. The person who opens a campaign answers
 * for its questions.
 */
public enum ForbiddenTopic {
    PRISON_RELEASE("刑满释放", "释放", "刑满", "服刑", "出狱", "坐牢", "前科", "prison"),
    COMMUNITY_CORRECTION("社区矫正", "矫正", "communitycorrection"),
    PSYCHIATRIC_DIAGNOSIS("精神诊断", "精神病", "精神障碍", "精神疾病", "精神分裂", "psychiatric"),
    PETITION_HISTORY("信访经历", "信访", "上访", "petition"),
    ETHNICITY("民族", "民族", "汉族", "族别", "ethnic"),
    RELIGION("宗教信仰", "宗教", "信教", "教徒", "信仰", "religio"),
    HOUSEHOLD_REGISTRATION("户籍", "户籍", "户口", "householdregistration"),
    POVERTY("贫困", "贫困", "低保", "困难户", "poverty"),
    MARITAL_STATUS("婚姻状况", "婚姻状况", "婚否", "已婚", "未婚", "离异", "单身", "maritalstatus"),
    OCCUPATION("职业", "职业", "无业", "失业", "occupation"),
    POLITICS("政治面貌", "政治面貌", "政治", "党员", "politic"),
    DISABILITY("残疾", "残疾", "残障", "disab"),
    AGE("年龄", "年龄", "岁数", "几岁"),
    INFERRED_EMOTION("情绪推断", "情绪", "emotion"),
    TRACKING("手机、摄像与位置数据", "行踪", "轨迹", "定位", "人脸", "通话记录");

    private final String zh;
    private final List<String> words;

    ForbiddenTopic(String zh, String... words) {
        this.zh = zh;
        this.words = List.of(words);
    }

    public String zh() {
        return zh;
    }

    /**
     * A question that may not be asked.
     *
     * @param field {@code code}, {@code text} or {@code options}
     * @param word by which it was recognised
     */
    public record Found(ForbiddenTopic topic, String field, String word) {}

    /** The first forbidden topic that a question names. */
    public static Optional<Found> in(Question question) {
        return Stream.of(
                        Arrays.stream(values())
                                .filter(topic -> names(question.code(), topic))
                                .map(topic -> new Found(topic, "code", topic.name())),
                        spoken(question.text(), "text"),
                        question.options().stream().flatMap(option -> spoken(option, "options")))
                .flatMap(found -> found)
                .findFirst();
    }

    /** Whole words of a code, so that PAGE is not AGE. */
    private static boolean names(String code, ForbiddenTopic topic) {
        return ("_" + code + "_").contains("_" + topic.name() + "_");
    }

    private static Stream<Found> spoken(String text, String field) {
        String plain = plain(text);
        return Arrays.stream(values())
                .flatMap(topic ->
                        topic.words.stream().filter(plain::contains).map(word -> new Found(topic, field, word)));
    }

    /** 民 族, 民·族 and ｍｉｎ are read as if they were written plainly. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
