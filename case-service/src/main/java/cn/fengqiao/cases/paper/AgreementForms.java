package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.PaperEntry.Confirmation;
import cn.fengqiao.cases.paper.PaperEntry.Instalment;
import cn.fengqiao.cases.paper.PaperEntry.Matter;
import cn.fengqiao.cases.paper.PaperEntry.Settlement;
import cn.fengqiao.cases.paper.PaperEntry.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was agreed, what was done of it, and asking a court to confirm it. */
final class AgreementForms {

    private static final String ENDS = "。！？；.!?;";

    private AgreementForms() {}

    static Paper agreement(PaperEntry entry) {
        Matter matter = entry.matter();
        Settlement settlement = Objects.requireNonNull(entry.settlement());
        Draft draft = new Draft(PaperKind.AGREEMENT)
                .parties("申请人", entry.applicants())
                .parties("被申请人", entry.respondents())
                .heading("纠纷的主要事实、争议事项")
                .text(matter.facts())
                .heading("经调解，双方自愿达成如下协议");
        terms(draft, settlement);
        return draft.heading("履行方式、时限")
                .text(settlement.manner())
                .text("本协议一式" + settlement.copies() + "份，双方当事人各执一份，人民调解委员会留存一份，具有同等效力。"
                        + "双方当事人可以自本协议生效之日起三十日内共同向人民法院申请司法确认。")
                .signedByAll(entry)
                .sealed(matter, settlement.effective())
                .numbered(matter);
    }

    static Paper oral(PaperEntry entry) {
        Matter matter = entry.matter();
        Settlement settlement = Objects.requireNonNull(entry.settlement());
        Draft draft = new Draft(PaperKind.ORAL_AGREEMENT)
                .parties("申请人", entry.applicants())
                .parties("被申请人", entry.respondents())
                .fields(List.of(Draft.field("纠纷类型", matter.type())), List.of(Draft.field("主要事实、争议事项", matter.facts())))
                .heading("口头协议内容");
        terms(draft, settlement);
        return draft.heading("履行方式、时限")
                .text(settlement.manner())
                .text("口头协议自双方当事人达成协议之日（" + ChineseDate.figures(settlement.effective()) + "）起生效。")
                .sign("人民调解员（签名）：")
                .sign("记录人（签名）：")
                .sealed(matter, settlement.effective())
                .numbered(matter);
    }

    static Paper performance(PaperEntry entry) {
        Draft draft = new Draft(PaperKind.PERFORMANCE_PROOF)
                .fields(List.of(
                        Draft.field("协议编号", Draft.number(entry.matter())),
                        Draft.field("案件编号", entry.matter().caseNumber())))
                .table(
                        List.of("日期", "履行人", "接受人", "履行内容", "金额"),
                        List.of(3, 2, 2, 5, 5),
                        entry.performances().stream()
                                .map(done -> List.of(
                                        ChineseDate.figures(done.on()),
                                        done.by(),
                                        done.to(),
                                        done.what(),
                                        money(done.amountYuan())))
                                .toList())
                .text("以上履行情况属实。");
        return draft.sign("履行人（签名、盖章或按指印）：")
                .sign("接受人（签名、盖章或按指印）：")
                .sign("人民调解员（签名）：")
                .numbered(entry.matter());
    }

    static Paper confirmation(PaperEntry entry) {
        Settlement settlement = Objects.requireNonNull(entry.settlement());
        Confirmation confirmation = Objects.requireNonNull(entry.confirmation());
        Draft draft = new Draft(PaperKind.JUDICIAL_CONFIRMATION)
                .parties("申请人", entry.applicants())
                .parties("申请人", entry.respondents())
                .heading("申请事项")
                .text("请求依法确认" + entry.matter().committee() + "于"
                        + ChineseDate.figures(settlement.effective()) + "主持达成的人民调解协议（"
                        + Draft.number(entry.matter()) + "）有效。")
                .heading("事实与理由")
                .text(entry.matter().facts())
                .text("经调解，双方自愿达成如下协议：");
        terms(draft, settlement);
        return draft.heading("申请人承诺")
                .text("""
                        一、申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；
                        二、如果因为该协议内容而给他人造成损害的，愿意承担相应的民事责任和其他法律责任；
                        三、协议内容不涉及确认婚姻、亲子、收养等身份关系。
                        """)
                .flush("此致")
                .flush(confirmation.court())
                .signedByParties(entry)
                .flush("申请日期：" + ChineseDate.figures(confirmation.applied()))
                .flush("附：人民调解协议书一份，双方当事人身份证明各一份。")
                .numbered(entry.matter());
    }

    private static void terms(Draft draft, Settlement settlement) {
        int ordinal = 1;
        for (Term term : settlement.terms()) {
            draft.text(ordinal + "．" + sentence(term.text())).text(amount(term.amountYuan()));
            instalments(draft, term.instalments());
            ordinal++;
        }
    }

    private static void instalments(Draft draft, List<Instalment> parts) {
        if (!parts.isEmpty()) {
            draft.table(
                    List.of("期次", "支付期限", "金额"),
                    List.of(1, 3, 6),
                    IntStream.range(0, parts.size())
                            .mapToObj(i -> List.of(
                                    "第" + (i + 1) + "期",
                                    ChineseDate.figures(parts.get(i).due()) + "前",
                                    money(parts.get(i).amountYuan())))
                            .toList());
        }
    }

    /** As it was typed, with the stop that ends it: what follows is no part of it. */
    private static String sentence(String typed) {
        String text = typed.strip();
        return text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + "。";
    }

    private static String amount(@Nullable BigDecimal yuan) {
        return yuan == null ? "" : "金额：" + money(yuan) + "。";
    }

    private static String money(@Nullable BigDecimal yuan) {
        return yuan == null ? "" : ChineseMoney.both(yuan);
    }
}
