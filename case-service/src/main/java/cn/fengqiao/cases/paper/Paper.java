package cn.fengqiao.cases.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper as it will stand on A4, whatever prints it.
 *
 * @param title centred above everything
 * @param number of the paper, 〔year〕 form; null where the form has none
 */
public record Paper(PaperKind kind, String title, @Nullable String number, List<Block> blocks) {
    public Paper {
        blocks = List.copyOf(blocks);
    }
}
