package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.PaperEntry.Binding;
import cn.fengqiao.cases.paper.PaperEntry.Confirmation;
import cn.fengqiao.cases.paper.PaperEntry.Ending;
import cn.fengqiao.cases.paper.PaperEntry.Exchange;
import cn.fengqiao.cases.paper.PaperEntry.FollowUp;
import cn.fengqiao.cases.paper.PaperEntry.Instalment;
import cn.fengqiao.cases.paper.PaperEntry.Investigation;
import cn.fengqiao.cases.paper.PaperEntry.Matter;
import cn.fengqiao.cases.paper.PaperEntry.Performance;
import cn.fengqiao.cases.paper.PaperEntry.Person;
import cn.fengqiao.cases.paper.PaperEntry.Session;
import cn.fengqiao.cases.paper.PaperEntry.Settlement;
import cn.fengqiao.cases.paper.PaperEntry.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented mediations to make papers of. */
public final class PaperEntries {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final LocalDateTime MOMENT = DAY.atTime(14, 5);

    private PaperEntries() {}

    /** A leak between floors with everything that can be known of it; the agreement is in writing. */
    public static PaperEntry full() {
        return entry("王喆垚", "三楼厨房水管爆裂，水渗到二楼，天花板和衣柜受损。", false);
    }

    public static PaperEntry oral() {
        return entry("王喆垚", "三楼厨房水管爆裂，水渗到二楼。", true);
    }

    /** With a name and facts as somebody typed them. */
    public static PaperEntry typed(String name, String facts) {
        return entry(name, facts, false);
    }

    private static PaperEntry entry(String name, String facts, boolean oral) {
        return new PaperEntry(
                matter(facts),
                List.of(person(name)),
                List.of(person("李㛃䶮")),
                List.of(new Investigation(
                        MOMENT, "枫桥街道3号楼", "赵某", "孙调解", List.of(new Exchange("你什么时候发现漏水的？", "前天晚上八点左右。")))),
                List.of(new Session(MOMENT, "枫桥街道人民调解室", List.of("社区网格员钱某"), "双方各自陈述了情况。", "双方同意分期赔偿。")),
                settlement(oral, new BigDecimal("1500")),
                List.of(new Performance(DAY, "支付第一期赔偿款", new BigDecimal("500"), "李㛃䶮", name)),
                List.of(new FollowUp(DAY, name, "孙调解", "电话", "已收到第一期款项。")),
                new Confirmation("禾川市人民法院", DAY),
                new Ending(DAY, "一方当事人明确拒绝继续调解", null, "禾川市住房和城乡建设局", "禾川市人民法院"),
                new Binding(DAY, DAY, "长期", "孙调解", "周复核", 24, "材料齐全。"));
    }

    /** Nothing but the two sides and the matter. */
    public static PaperEntry bare() {
        return new PaperEntry(
                matter("邻里漏水。"),
                List.of(person("王某")),
                List.of(person("李某")),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    public static PaperEntry withSum(@Nullable BigDecimal whole) {
        PaperEntry bare = bare();
        return new PaperEntry(
                bare.matter(),
                bare.applicants(),
                bare.respondents(),
                List.of(),
                List.of(),
                settlement(false, whole),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private static Settlement settlement(boolean oral, @Nullable BigDecimal whole) {
        return new Settlement(
                DAY,
                oral,
                List.of(
                        new Term("李㛃䶮于三日内修好水管。", null, List.of()),
                        new Term(
                                "李㛃䶮赔偿损失，分两期支付。",
                                whole,
                                List.of(
                                        new Instalment(DAY.plusMonths(1), new BigDecimal("500")),
                                        new Instalment(DAY.plusMonths(2), new BigDecimal("1000.00"))))),
                "银行转账。",
                3);
    }

    private static Matter matter(String facts) {
        return new Matter(
                "FQ-2026-000123",
                "枫桥街道人民调解委员会",
                "枫桥调",
                new PaperEntry.FileNumber(2026, 12),
                true,
                "邻里纠纷",
                facts,
                "请求对方修好水管并赔偿损失。",
                DAY,
                List.of("孙调解", "吴调解"),
                "郑记录");
    }

    private static Person person(String name) {
        return new Person(name, "男", null, "３３０１０２１９９００１０１００１Ｘ", "13800001234", "枫桥街道3号楼201室", null);
    }
}
