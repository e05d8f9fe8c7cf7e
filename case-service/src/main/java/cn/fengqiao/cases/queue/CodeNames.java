package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.upload.ResultFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What codes are called. */
final class CodeNames implements CellNames {

    private final ByteTable names;
    private final UnaryOperator<String> unknown;

    /** @param unknown what is shown for a code without a name */
    CodeNames(Map<String, String> known, UnaryOperator<String> unknown) {
        this.names = new ByteTable(known.size());
        this.unknown = unknown;
        known.forEach((code, name) -> names.put(code.getBytes(StandardCharsets.UTF_8), ResultFile.cell(name)));
    }

    @Override
    public byte[] of(byte[] bytes, int from, int length) {
        byte[] name = names.get(bytes, from, length);
        return name == null
                ? ResultFile.cell(unknown.apply(new String(bytes, from, length, StandardCharsets.UTF_8)))
                : name;
    }
}
