package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.risk.scoring.Assessment.Cap;
import cn.fengqiao.risk.scoring.Assessment.Change;
import cn.fengqiao.risk.scoring.Assessment.Reason;
import cn.fengqiao.risk.scoring.Scoring.Score;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in plain Chinese why a dispute has its colour, so that it can be read out to somebody who asks. */
final class Explanation {

    /** The whole country keeps one time. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(CHINA);

    private Explanation() {}

    static String of(Colour colour, Certainty certainty, Score score, List<Question> missing, List<Change> toLower) {
        List<String> sentences = new ArrayList<>();
        sentences.add("本纠纷评为%s，%s".formatted(name(colour), name(certainty, missing)));
        List<Reason> overrides =
                score.reasons().stream().filter(Reason::override).toList();
        List<Reason> scored =
                score.reasons().stream().filter(reason -> !reason.override()).toList();
        if (!overrides.isEmpty()) {
            sentences.add("直接评为红色的情形："
                    + list(overrides.stream().map(Explanation::dated).toList()));
        }
        if (!scored.isEmpty()) {
            sentences.add("计分情形：%s；合计%d分"
                    .formatted(
                            list(scored.stream()
                                    .map(reason -> dated(reason) + reason.points() + "分")
                                    .toList()),
                            score.points()));
        }
        for (Cap cap : score.caps()) {
            sentences.add("同类情形原计%d分，按上限计%d分".formatted(cap.sum(), cap.most()));
        }
        if (score.reasons().isEmpty() && certainty != Certainty.REVIEW_DUE) {
            sentences.add("目前没有计分情形");
        }
        if (!missing.isEmpty()) {
            sentences.add("尚未回答：" + list(missing.stream().map(Question::name).toList()));
        }
        if (!toLower.isEmpty()) {
            sentences.add("下列各项均成立时颜色可以降低："
                    + list(toLower.stream().map(Change::change).toList()));
        }
        return String.join("。", sentences) + "。";
    }

    private static String name(Colour colour) {
        return switch (colour) {
            case NONE -> "无颜色";
            case BLUE -> "蓝色";
            case YELLOW -> "黄色";
            case RED -> "红色";
        };
    }

    private static String name(Certainty certainty, List<Question> missing) {
        return switch (certainty) {
            case PROVISIONAL -> missing.isEmpty() ? "尚待人工确认" : "因必答问题未答全，暂定";
            case CONFIRMED -> "依据齐全";
            case REVIEW_DUE -> "原依据已过有效期或不再计入，不自动解除，待复核";
        };
    }

    private static String dated(Reason reason) {
        return "%s（%s）".formatted(reason.name(), DAY.format(reason.evidenceAt()));
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining("；"));
    }
}
