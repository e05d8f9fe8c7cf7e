package cn.fengqiao.cases.catalogue;

import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CatalogueController {

    /** A code and its name; {@code short} for a chip. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String code,
            String name,
            @JsonProperty("short") @Nullable String chip) {}

    /** A question of the raise form. */
    record Question(String code, String name, boolean mandatory, boolean override) {}

    /** The code tables as they are valid today. */
    record Dictionaries(
            List<Entry> types,
            List<Entry> sources,
            List<Entry> scales,
            List<Entry> statuses,
            List<Entry> departments,
            List<Question> questions,
            List<Entry> outcomes,
            List<Entry> pauseReasons,
            List<Entry> documentKinds,
            List<Entry> posts,
            List<Entry> teamKinds,
            List<Entry> teamRoles,
            List<Entry> confirmationStates,
            List<Entry> patrolPurposes,
            List<Entry> protectionApplicants,
            List<Entry> protectionDuties) {}

    /** An area and what lies inside it. */
    record AreaNode(AreaPath path, String name, Area.Kind kind, List<AreaNode> children) {}

    private final CurrentVocabulary vocabulary;

    CatalogueController(CurrentVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @GetMapping("/api/dictionaries")
    @Operation(operationId = "dictionaries.get", summary = "The code tables valid today")
    Dictionaries dictionaries() {
        Vocabulary words = vocabulary.get();
        return new Dictionaries(
                entries(words, CodeSystem.DISPUTE_TYPE),
                entries(words, CodeSystem.SOURCE),
                entries(words, CodeSystem.SCALE),
                entries(words, CodeSystem.CASE_STATUS),
                entries(words, CodeSystem.DEPARTMENT),
                words.entries(CodeSystem.INTAKE_QUESTION).stream()
                        .map(entry -> new Question(entry.code(), entry.name(), entry.mandatory(), entry.override()))
                        .toList(),
                entries(words, CodeSystem.OUTCOME),
                entries(words, CodeSystem.PAUSE_REASON),
                entries(words, CodeSystem.DOCUMENT_KIND),
                entries(words, CodeSystem.POST),
                entries(words, CodeSystem.TEAM_KIND),
                entries(words, CodeSystem.TEAM_ROLE),
                entries(words, CodeSystem.JUDICIAL_CONFIRMATION),
                entries(words, CodeSystem.PATROL_PURPOSE),
                entries(words, CodeSystem.PROTECTION_APPLICANT),
                entries(words, CodeSystem.PROTECTION_DUTY));
    }

    @GetMapping("/api/areas")
    @Operation(operationId = "areas.get", summary = "The areas the caller is competent for, as a tree")
    List<AreaNode> areas() {
        AreaPath competence = CurrentCaller.get().area();
        Map<String, AreaNode> nodes = new HashMap<>();
        List<AreaNode> roots = new ArrayList<>();
        // in the order of paths, so that what encloses comes first
        for (Area area : vocabulary.get().areas()) {
            if (!competence.covers(area.path()) && !area.path().covers(competence)) {
                continue;
            }
            String path = area.path().value();
            var node = new AreaNode(area.path(), area.name(), area.kind(), new ArrayList<>());
            nodes.put(path, node);
            AreaNode parent = nodes.get(path.substring(0, Math.max(0, path.lastIndexOf('.'))));
            (parent == null ? roots : parent.children()).add(node);
        }
        return roots;
    }

    private static List<Entry> entries(Vocabulary words, CodeSystem system) {
        return words.entries(system).stream()
                .map(entry -> new Entry(entry.code(), entry.name(), entry.shortName()))
                .toList();
    }
}
