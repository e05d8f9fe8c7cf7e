package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.CaseListRow;
import cn.fengqiao.cases.upload.ResultFile;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What arrays of codes are called: few of them stand in many cases, so each is put into words once. Of one thread. */
final class CodeListNames implements CellNames {

    private static final int KEPT = 4096;

    private final Map<String, String> names;
    private final ByteTable lists = new ByteTable(KEPT);

    /** @param names of single codes; one without a name is shown as it is */
    CodeListNames(Map<String, String> names) {
        this.names = names;
    }

    @Override
    public byte[] of(byte[] bytes, int from, int length) {
        byte[] known = lists.get(bytes, from, length);
        if (known != null) {
            return known;
        }
        byte[] cell = ResultFile.cell(CaseListRow.texts(bytes, from).stream()
                .map(code -> names.getOrDefault(code, code))
                .collect(Collectors.joining("、")));
        lists.put(Arrays.copyOfRange(bytes, from, from + length), cell);
        return cell;
    }
}
