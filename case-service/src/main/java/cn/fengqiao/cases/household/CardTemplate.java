package cn.fengqiao.cases.household;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbook people fill in: the columns alone, because an example would be imported, and a second sheet of explanations. */
final class CardTemplate {

    private static final List<String> EXPLANATIONS = List.of(
            "每行一户，从第二行起填写；表头不可更改，不需要的列可以删除",
            "社区、网格、楼栋填名称，或在区域代码列填代码（如 HC.FQ.C03.G02.B01）",
            "详细地址写到室号；户主姓名必填；身份证号设为文本格式",
            "成员关系：配偶、子、女、孙子女、父母、祖父母、兄弟姐妹、其他",
            "不接受公式和合并单元格；同一编号或同一地址同一户主视为重复，不会再建",
            "不得填写对个人的标签或评级：档卡没有这样的列");

    /** Rows that are prepared for text; who has more copies the format down. */
    private static final int PREPARED = 500;

    private CardTemplate() {}

    static void write(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Fengqiao", "1.0")) {
            Worksheet cards = workbook.newWorksheet("家庭和谐服务档卡");
            List<String> columns = CardColumns.all();
            for (int i = 0; i < columns.size(); i++) {
                cards.value(0, i, columns.get(i));
                if (columns.get(i).endsWith(CardColumns.IDENTITY)
                        || columns.get(i).endsWith(CardColumns.PHONE)) {
                    // as text, or Excel takes an identity number for a number and rounds it
                    cards.range(1, i, PREPARED, i).style().format("@").set();
                }
            }
            cards.freezePane(0, 1);
            Worksheet explanations = workbook.newWorksheet("填写说明");
            for (int i = 0; i < EXPLANATIONS.size(); i++) {
                explanations.value(i, 0, EXPLANATIONS.get(i));
            }
        }
    }
}
