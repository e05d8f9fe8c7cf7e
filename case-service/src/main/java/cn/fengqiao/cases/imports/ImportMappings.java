package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.store.ImportRules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mappings by name. */
@Component
class ImportMappings {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ImportRules rules;

    ImportMappings(ImportRules rules) {
        this.rules = rules;
    }

    Optional<ImportMapping> find(String name) {
        return rules.mapping(name).map(ImportMappings::read);
    }

    Optional<SavedMappingView> view(String name) {
        return rules.mapping(name)
                .map(saved -> new SavedMappingView(
                        saved.name(), saved.builtIn(), saved.changedBy(), saved.changedAt(), read(saved)));
    }

    MappingPage page(String after, int limit) {
        List<MappingPage.Item> found = rules.mappings().stream()
                .filter(saved -> saved.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(ImportRules.SavedMapping::name))
                .limit(limit + 1L)
                .map(saved -> new MappingPage.Item(saved.name(), read(saved).title(), saved.builtIn()))
                .toList();
        List<MappingPage.Item> items = found.stream().limit(limit).toList();
        return new MappingPage(items, found.size() > limit ? items.getLast().name() : null);
    }

    /** Saves under a name; false when it belongs to a built-in mapping. */
    boolean save(String name, ImportMapping mapping, String changedBy) {
        return rules.save(name, JSON.writeValueAsString(mapping), changedBy);
    }

    List<String> names() {
        return rules.mappings().stream().map(ImportRules.SavedMapping::name).toList();
    }

    /** The mapping that uses fewest columns a file has not, and most of those that it has. */
    String nearest(Set<String> header) {
        return rules.mappings().stream()
                .map(saved -> Map.entry(saved.name(), read(saved).columns()))
                .min(Comparator.<Map.Entry<String, Set<String>>>comparingLong(mapping -> mapping.getValue().stream()
                                .filter(column -> !header.contains(column))
                                .count())
                        .thenComparing(mapping -> -mapping.getValue().size()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("there is no mapping, not even a built-in one"));
    }

    private static ImportMapping read(ImportRules.SavedMapping saved) {
        return JSON.readValue(saved.definition(), ImportMapping.class);
    }
}
