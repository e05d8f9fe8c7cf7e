package cn.fengqiao.cases.queue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What codes and places are called in a list that leaves the system: places as far as everybody may know them. */
final class ListWords {

    private static final String PROPOSED = "（建议）";
    private static final Map<Colour, String> COLOURS =
            Map.of(Colour.NONE, "无", Colour.BLUE, "蓝", Colour.YELLOW, "黄", Colour.RED, "红");
    private static final Map<String, String> CERTAINTIES =
            Map.of("PROVISIONAL", "暂定", "CONFIRMED", "已确认", "REVIEW_DUE", "待复核");
    private static final Map<String, String> SUPERVISIONS =
            Map.of("NONE", "无", "ORDINARY", "一般督办", "YELLOW_CARD", "黄牌督办", "RED_CARD", "红牌督办");
    private static final Map<String, String> TIERS = Map.of("L3", "三级", "L2", "二级", "L1", "一级");
    private static final Map<String, String> MODES = Map.of("ACTUAL", "实案");
    private static final String DRILL = "演练";

    private final @Nullable CellNames[] names = new CellNames[ListColumn.values().length];
    private final CellNames proposedTypes;

    ListWords(Vocabulary words, Caller caller) {
        Map<String, String> types = names(words, CodeSystem.DISPUTE_TYPE);
        Map<String, String> proposed = new LinkedHashMap<>();
        types.forEach((code, name) -> proposed.put(code, name + PROPOSED));
        proposedTypes = new CodeNames(proposed, code -> code + PROPOSED);
        name(ListColumn.TYPE, themselves(types));
        name(ListColumn.TYPE_NAME, types);
        name(ListColumn.SOURCE, names(words, CodeSystem.SOURCE));
        name(ListColumn.SCALE, names(words, CodeSystem.SCALE));
        Map<String, String> statuses = names(words, CodeSystem.CASE_STATUS);
        name(ListColumn.STATUS, themselves(statuses));
        name(ListColumn.STATUS_NAME, statuses);
        name(ListColumn.COLOUR, colours());
        name(ListColumn.CERTAINTY, CERTAINTIES);
        name(ListColumn.SUPERVISION, SUPERVISIONS);
        name(ListColumn.TIER, TIERS);
        name(ListColumn.MODE, new CodeNames(MODES, other -> DRILL));
        Map<String, String> departments = names(words, CodeSystem.DEPARTMENT);
        name(ListColumn.LEAD, departments);
        name(ListColumn.DEPARTMENTS, new CodeListNames(departments));
        places(words, caller);
    }

    /** What the field of the column is called. */
    CellNames of(ListColumn column) {
        CellNames named = names[column.ordinal()];
        if (named == null) {
            throw new IllegalArgumentException("nothing is called anything in " + column);
        }
        return named;
    }

    /** What types are called that were only proposed. */
    CellNames proposedTypes() {
        return proposedTypes;
    }

    private void places(Vocabulary words, Caller caller) {
        Map<String, String> grids = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (Area area : words.areas()) {
            if (caller.area().covers(area.path())) {
                grids.put(area.path().value(), area.path().grid().value());
                places.put(area.path().value(), words.place(area.path()));
            }
        }
        // an area that is in the tree no more says as little of where in its grid it was
        name(
                ListColumn.AREA,
                new CodeNames(grids, path -> AreaPath.of(path).grid().value()));
        name(ListColumn.PLACE, new CodeNames(places, path -> ""));
    }

    private void name(ListColumn column, Map<String, String> known) {
        name(column, new CodeNames(known, UnaryOperator.identity()));
    }

    private void name(ListColumn column, CellNames known) {
        names[column.ordinal()] = known;
    }

    private static Map<String, String> themselves(Map<String, String> names) {
        return names.keySet().stream().collect(Collectors.toMap(code -> code, code -> code));
    }

    /** By the two bytes in which the database sends a colour. */
    private static Map<String, String> colours() {
        Map<String, String> colours = new LinkedHashMap<>();
        COLOURS.forEach((colour, name) -> colours.put("\0" + (char) colour.ordinal(), name));
        return colours;
    }

    private static Map<String, String> names(Vocabulary words, CodeSystem system) {
        Map<String, String> names = new LinkedHashMap<>();
        for (CodeEntry entry : words.entries(system)) {
            names.put(entry.code(), entry.name());
        }
        return names;
    }
}
