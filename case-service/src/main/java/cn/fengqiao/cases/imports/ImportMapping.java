package cn.fengqiao.cases.imports;

import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a file become the fields of a case. Texts are patterns with columns in braces: {@code {title}}.
 *
 * @param title for people
 * @param system the system the file comes from; two files of one system share their references
 * @param source code of the source dictionary
 * @param reference number of the work order, by which it is recognised when it comes again; without it the whole row is
 * @param subject becomes the title of the case
 * @param keywordsIn where keywords are looked for
 * @param type code of the dispute type when no keyword proposes one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportMapping(
        String title,
        String system,
        String source,
        @Nullable Pattern reference,
        Pattern subject,
        @Nullable Pattern narrative,
        @Nullable Pattern address,
        @Nullable FoundAt foundAt,
        @Nullable Pattern keywordsIn,
        PlaceRule area,
        String type) {

    /**
     * When the dispute came to light.
     *
     * @param formats of {@code DateTimeFormatter}, tried in order; ISO 8601 is always understood
     * @param zone of times without one
     */
    record FoundAt(Pattern from, List<String> formats, String zone) {}

    /**
     * Where the case lies.
     *
     * @param values area per value of {@code from}
     * @param otherwise area for everything else; without it the area of whoever imports
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceRule(
            @Nullable Pattern from,
            @Nullable Map<String, AreaPath> values,
            @Nullable AreaPath otherwise) {}

    /** The columns a file must have for this mapping. */
    Set<String> columns() {
        return Stream.of(
                        reference,
                        subject,
                        narrative,
                        address,
                        foundAt == null ? null : foundAt.from(),
                        keywordsIn,
                        area.from())
                .filter(Objects::nonNull)
                .flatMap(pattern -> pattern.columns().stream())
                .collect(Collectors.toSet());
    }
}
