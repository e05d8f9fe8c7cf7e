package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.PaperEntry.Binding;
import cn.fengqiao.cases.paper.PaperEntry.Ending;
import cn.fengqiao.cases.paper.PaperEntry.Matter;
import java.util.List;
import java.util.Objects;

/** Papers with which a mediation and its file end. */
final class ClosingForms {

    private ClosingForms() {}

    /** 人民调解法 §26: told are all routes that are open, and the time that runs. */
    static Paper guidance(PaperEntry entry) {
        Matter matter = entry.matter();
        Ending ending = Objects.requireNonNull(entry.ending());
        Draft draft = new Draft(PaperKind.GUIDANCE_NOTICE)
                .flush(Draft.names(entry.applicants()) + "、" + Draft.names(entry.respondents()) + "：")
                .text("你们之间的" + matter.type() + "（案件编号：" + matter.caseNumber() + "），经本人民调解委员会调解，于"
                        + ChineseDate.figures(ending.on()) + "终止调解。终止原因：" + ending.reason() + "。")
                .text("根据《中华人民共和国人民调解法》第二十六条的规定，现告知你们可以依法通过下列途径维护自己的权利：");
        String arbitration = ending.arbitration();
        draft.text("一、仲裁：" + (arbitration == null ? "本纠纷没有仲裁协议或者不属于法定仲裁范围的，不适用。" : "可以向" + arbitration + "申请仲裁。"));
        String administrative = ending.administrative();
        draft.text(
                "二、行政：" + (administrative == null ? "属于行政机关职责范围的事项，可以向有关行政机关申请处理。" : "可以向" + administrative + "申请处理。"));
        return draft.text("三、司法：可以向" + ending.court() + "提起诉讼。")
                .text("请注意法律规定的仲裁时效和诉讼时效。经济困难的，可以向当地法律援助机构申请法律援助。")
                .text("双方当事人今后都愿意调解的，可以重新向本人民调解委员会提出申请。")
                .signedByParties(entry)
                .sealed(matter, ending.on())
                .numbered(matter);
    }

    static Paper cover(PaperEntry entry) {
        Matter matter = entry.matter();
        Binding binding = entry.binding();
        return new Draft(PaperKind.FILE_COVER)
                .space(2)
                .fields(
                        List.of(Draft.field("卷名", title(entry))),
                        List.of(Draft.field("案件编号", matter.caseNumber())),
                        List.of(Draft.field("纠纷类别", matter.type())),
                        List.of(Draft.field("人民调解员", String.join("、", matter.mediators()))),
                        List.of(
                                Draft.field(
                                        "调解日期", matter.file() == null ? null : ChineseDate.figures(matter.applied())),
                                Draft.field("结案日期", binding == null ? "" : ChineseDate.figures(binding.closed()))),
                        List.of(
                                Draft.field("立卷人", binding == null ? "" : binding.boundBy()),
                                Draft.field("立卷日期", binding == null ? "" : ChineseDate.figures(binding.bound()))),
                        List.of(Draft.field("保管期限", binding == null ? "" : binding.keptFor())))
                .space(4)
                .centred(matter.committee())
                .numbered(matter);
    }

    private static String title(PaperEntry entry) {
        return Draft.names(entry.applicants()) + "与" + Draft.names(entry.respondents())
                + entry.matter().type();
    }

    static Paper back(PaperEntry entry) {
        Binding binding = Objects.requireNonNull(entry.binding());
        return new Draft(PaperKind.FILE_BACK)
                .fields(
                        List.of(Draft.field("案件编号", entry.matter().caseNumber())),
                        List.of(
                                Draft.field("卷内文书", "共" + binding.documents() + "件"),
                                // left for who binds it: only the bound book has pages
                                Draft.field("本卷页数", null)),
                        List.of(Draft.field("卷宗情况说明", binding.remark())),
                        List.of(Draft.field("立卷人", binding.boundBy()), Draft.field("检查人", binding.checkedBy())))
                .sign("立卷人（签名）：")
                .sign("检查人（签名）：")
                .sealed(entry.matter(), binding.bound())
                .unnumbered();
    }
}
