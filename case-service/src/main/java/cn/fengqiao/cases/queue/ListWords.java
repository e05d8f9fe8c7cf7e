package cn.fengqiao.cases.queue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.store.CaseListColumn;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What codes and places are called in a list that leaves the system: places as far as everybody may know them. */
final class ListWords {

    private final Map<CaseListColumn, CodeNames> names = new EnumMap<>(CaseListColumn.class);

    ListWords(Vocabulary words, Caller caller) {
        Map<String, String> types = names(words, CodeSystem.DISPUTE_TYPE);
        Map<String, String> proposed = new LinkedHashMap<>(types);
        types.forEach((code, name) -> proposed.put(code + CaseListColumn.PROPOSED, name + CaseListColumn.PROPOSED));
        name(CaseListColumn.TYPE_NAME, proposed);
        name(CaseListColumn.SOURCE, names(words, CodeSystem.SOURCE));
        name(CaseListColumn.SCALE, names(words, CodeSystem.SCALE));
        name(CaseListColumn.STATUS_NAME, names(words, CodeSystem.CASE_STATUS));
        Map<String, String> departments = names(words, CodeSystem.DEPARTMENT);
        name(CaseListColumn.LEAD, departments);
        name(CaseListColumn.DEPARTMENTS, departments);
        Map<String, String> grids = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (Area area : words.areas()) {
            if (caller.area().covers(area.path())) {
                grids.put(area.path().value(), area.path().grid().value());
                places.put(area.path().value(), words.place(area.path()));
            }
        }
        // an area that is in the tree no more says as little of where in its grid it was
        names.put(
                CaseListColumn.AREA,
                new CodeNames(grids, path -> AreaPath.of(path).grid().value()));
        names.put(CaseListColumn.PLACE, new CodeNames(places, path -> ""));
    }

    CodeNames of(CaseListColumn column) {
        CodeNames named = names.get(column);
        if (named == null) {
            throw new IllegalArgumentException("nothing is called anything in " + column);
        }
        return named;
    }

    private void name(CaseListColumn column, Map<String, String> known) {
        names.put(column, new CodeNames(known, UnaryOperator.identity()));
    }

    private static Map<String, String> names(Vocabulary words, CodeSystem system) {
        Map<String, String> names = new LinkedHashMap<>();
        for (CodeEntry entry : words.entries(system)) {
            names.put(entry.code(), entry.name());
        }
        return names;
    }
}
