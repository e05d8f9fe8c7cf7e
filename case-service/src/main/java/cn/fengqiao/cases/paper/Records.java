package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.PaperEntry.FollowUp;
import cn.fengqiao.cases.paper.PaperEntry.Investigation;
import cn.fengqiao.cases.paper.PaperEntry.Matter;
import cn.fengqiao.cases.paper.PaperEntry.Session;
import java.util.List;

/** What was said and seen, written down and signed on the spot. */
final class Records {

    private Records() {}

    static Paper investigation(PaperEntry entry) {
        Draft draft = new Draft(PaperKind.INVESTIGATION_RECORD);
        boolean first = true;
        for (Investigation talk : entry.investigations()) {
            if (!first) {
                draft.newPage();
            }
            first = false;
            draft.fields(
                    List.of(Draft.field("时间", ChineseDate.figures(talk.at())), Draft.field("地点", talk.place())),
                    List.of(Draft.field("被调查人", talk.asked()), Draft.field("调查人", talk.investigator())));
            talk.exchanges()
                    .forEach(exchange -> draft.text("问：" + exchange.question()).text("答：" + exchange.answer()));
            draft.text("以上记录本人已经阅读（听读），与本人所述一致。")
                    .sign("被调查人（签名、盖章或按指印）：")
                    .sign("调查人（签名）：")
                    .sign("记录人（签名）：");
        }
        return draft.numbered(entry.matter());
    }

    static Paper mediation(PaperEntry entry) {
        Matter matter = entry.matter();
        Draft draft = new Draft(PaperKind.MEDIATION_RECORD);
        boolean first = true;
        for (Session session : entry.sessions()) {
            if (!first) {
                draft.newPage();
            }
            first = false;
            draft.fields(
                            List.of(
                                    Draft.field("时间", ChineseDate.figures(session.at())),
                                    Draft.field("地点", session.place())),
                            List.of(Draft.field(
                                    "当事人", Draft.names(entry.applicants()) + "、" + Draft.names(entry.respondents()))),
                            List.of(Draft.field("参加人", String.join("、", session.present()))),
                            List.of(
                                    Draft.field("调解员", String.join("、", matter.mediators())),
                                    Draft.field("记录人", matter.recorder())))
                    .text("人民调解委员会已将当事人的权利和义务告知双方当事人。")
                    .heading("调解记录")
                    .text(session.course())
                    .heading("调解结果")
                    .text(session.result())
                    .signedByAll(entry);
        }
        return draft.numbered(matter);
    }

    static Paper followUp(PaperEntry entry) {
        Draft draft = new Draft(PaperKind.FOLLOW_UP_RECORD)
                .fields(
                        List.of(Draft.field(
                                "当事人", Draft.names(entry.applicants()) + "、" + Draft.names(entry.respondents()))),
                        List.of(
                                Draft.field(
                                        "协议编号", entry.matter().file() == null ? null : Draft.number(entry.matter())),
                                Draft.field("案件编号", entry.matter().caseNumber())));
        for (FollowUp visit : entry.followUps()) {
            draft.fields(
                    List.of(Draft.field("回访时间", ChineseDate.figures(visit.on())), Draft.field("回访方式", visit.manner())),
                    List.of(Draft.field("被回访人", visit.visited()), Draft.field("回访人", visit.visitor())),
                    List.of(Draft.field("回访情况", visit.answered())));
            draft.sign("被回访人（签名）：").sign("回访人（签名）：");
        }
        return draft.numbered(entry.matter());
    }
}
