package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.PaperEntry.Matter;
import java.util.List;

/** Papers with which a mediation begins. */
final class OpeningForms {

    private OpeningForms() {}

    /** What the parties ask for; where they ask for no mediation, what was received: 受理登记表 is the other form of it. */
    static Paper application(PaperEntry entry) {
        return entry.matter().toBeMediated() ? asked(entry) : registered(entry);
    }

    private static Paper registered(PaperEntry entry) {
        Matter matter = entry.matter();
        return new Draft(PaperKind.APPLICATION)
                .fields(
                        List.of(Draft.field("案件编号", matter.caseNumber())),
                        List.of(
                                Draft.field("纠纷类别", matter.type()),
                                Draft.field("登记日期", ChineseDate.figures(matter.applied()))))
                .parties("申请人", entry.applicants())
                .parties("被申请人", entry.respondents())
                .heading("事由")
                .text(matter.request())
                .heading("纠纷简要情况")
                .text(matter.facts())
                .sign("登记人（签名）：")
                .titled("矛盾纠纷受理登记表", matter);
    }

    private static Paper asked(PaperEntry entry) {
        Matter matter = entry.matter();
        Draft draft = new Draft(PaperKind.APPLICATION)
                .parties("申请人", entry.applicants())
                .parties("被申请人", entry.respondents())
                .heading("纠纷简要情况")
                .text(matter.facts())
                .heading("当事人申请事项")
                .text(matter.request())
                .text("人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。")
                .flush("此致")
                .flush(matter.committee());
        entry.applicants().forEach(person -> draft.sign("申请人（签名、盖章或按指印）：" + CleanText.line(person.name())));
        return draft.flush("申请日期：" + ChineseDate.figures(matter.applied())).numbered(matter);
    }

    /** The rights are those of 人民调解法 §23, the duties those of §24, the rest of §§3, 4, 17, 31 and 33; that a mediator steps aside is our rule. */
    static Paper rightsNotice(PaperEntry entry) {
        Matter matter = entry.matter();
        return new Draft(PaperKind.RIGHTS_NOTICE)
                .flush(Draft.names(entry.applicants()) + "、" + Draft.names(entry.respondents()) + "：")
                .text("根据《中华人民共和国人民调解法》，现将当事人在人民调解活动中的权利和义务告知如下：")
                .heading("一、当事人的权利")
                .text("""
                        （一）选择或者接受人民调解员；
                        （二）接受调解、拒绝调解或者要求终止调解；
                        （三）要求调解公开进行或者不公开进行；
                        （四）自主表达意愿、自愿达成调解协议。
                        """)
                .heading("二、当事人的义务")
                .text("""
                        （一）如实陈述纠纷事实；
                        （二）遵守调解现场秩序，尊重人民调解员；
                        （三）尊重对方当事人行使权利。
                        """)
                .heading("三、其他事项")
                .text("""
                        （一）人民调解委员会调解民间纠纷，不收取任何费用。
                        （二）人民调解员与当事人或者纠纷有利害关系的，应当说明；当事人要求更换的，予以更换。
                        （三）当事人一方明确拒绝调解的，不得调解；不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。
                        （四）经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。
                        """)
                .text("以上内容本人已经阅读（听读）并理解。")
                .signedByParties(entry)
                .sealed(matter, matter.applied())
                .numbered(matter);
    }
}
