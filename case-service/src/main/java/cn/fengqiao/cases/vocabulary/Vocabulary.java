package cn.fengqiao.cases.vocabulary;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Code tables and the tree of areas as they are valid today: an unchanging picture, replaced when the data changes. */
public final class Vocabulary {

    private final Map<CodeSystem, Map<String, CodeEntry>> codes = new EnumMap<>(CodeSystem.class);
    private final TreeMap<String, Area> areas = new TreeMap<>();

    public Vocabulary(Map<CodeSystem, List<CodeEntry>> entries, Collection<Area> places) {
        for (CodeSystem system : CodeSystem.values()) {
            Map<String, CodeEntry> byCode = new LinkedHashMap<>();
            entries.getOrDefault(system, List.of()).forEach(entry -> byCode.put(entry.code(), entry));
            codes.put(system, byCode);
        }
        places.forEach(place -> areas.put(place.path().value(), place));
    }

    /** The same with places that are about to be added. */
    public Vocabulary with(Collection<Area> more) {
        Map<CodeSystem, List<CodeEntry>> entries = new EnumMap<>(CodeSystem.class);
        codes.forEach((system, table) -> entries.put(system, List.copyOf(table.values())));
        return new Vocabulary(
                entries, Stream.concat(areas.values().stream(), more.stream()).toList());
    }

    public Collection<CodeEntry> entries(CodeSystem system) {
        return table(system).values();
    }

    /** In the order of the dictionary. */
    public List<String> codes(CodeSystem system) {
        return List.copyOf(table(system).keySet());
    }

    public boolean knows(CodeSystem system, String code) {
        return table(system).containsKey(code);
    }

    /** The name of a code; the code itself when it is of an edition that is no longer valid. */
    public String name(CodeSystem system, String code) {
        CodeEntry entry = table(system).get(code);
        return entry == null ? code : entry.name();
    }

    public String name(CaseStatus status) {
        return name(CodeSystem.CASE_STATUS, status.name());
    }

    public String name(Department department) {
        return name(CodeSystem.DEPARTMENT, department.code());
    }

    public Optional<Area> area(AreaPath path) {
        return Optional.ofNullable(areas.get(path.value()));
    }

    public Collection<Area> areas() {
        return areas.values();
    }

    /** The departments competent for a place: those of its subdistrict and those of everybody. */
    public SortedSet<Department> departmentsOf(AreaPath place) {
        SortedSet<Department> competent = new TreeSet<>();
        for (CodeEntry entry : entries(CodeSystem.DEPARTMENT)) {
            if (entry.area() == null || AreaPath.of(entry.area()).covers(place)) {
                competent.add(Department.of(entry.code()));
            }
        }
        return competent;
    }

    /** Where a case lies, to the grid, in words: {@code 第三社区 · 第二网格}. */
    public String place(AreaPath path) {
        StringBuilder words = new StringBuilder();
        AreaPath grid = path.grid();
        for (int end = grid.value().indexOf('.'); end >= 0; ) {
            int next = grid.value().indexOf('.', end + 1);
            Area area = areas.get(next < 0 ? grid.value() : grid.value().substring(0, next));
            if (area != null && area.kind().compareTo(Area.Kind.SUBDISTRICT) > 0) {
                words.append(words.isEmpty() ? "" : " · ").append(area.name());
            }
            end = next;
        }
        return words.isEmpty() ? area(grid).map(Area::name).orElse(grid.value()) : words.toString();
    }

    private Map<String, CodeEntry> table(CodeSystem system) {
        return codes.getOrDefault(system, Map.of());
    }
}
