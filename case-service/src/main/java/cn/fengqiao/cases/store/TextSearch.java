package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two ways to the cases that contain a text. A frequent word fills a page from the first cases of the queue, a rare one is
 * in few cases, which an index knows; each way is ruinous for the other's words. How frequent a word is among what a caller
 * may see, no statistics tell. So a search walks first, and not far.
 */
final class TextSearch {

    /** Some departments read telephones only where they lead. */
    private static final String LED = "(:phoneLead::text is null or c.lead = :phoneLead)";

    private final QueueFilter.Text text;
    private final Map<String, @Nullable Object> parameters;

    /** The text's values are added to the parameters of the statement. */
    TextSearch(QueueFilter.Text text, Map<String, @Nullable Object> parameters) {
        this.text = text;
        this.parameters = parameters;
        if (text.pieces().length > 0) {
            parameters.put("pieces", text.pieces());
        }
        if (text.phone() != null) {
            parameters.put("phone", new int[] {text.phone().number()});
            parameters.put(
                    "phoneLead",
                    Optional.ofNullable(text.phone().lead())
                            .map(Department::code)
                            .orElse(null));
        }
        if (text.beside() != null) {
            parameters.put("named", text.beside().types().toArray(String[]::new));
            parameters.put("beside", text.beside().pieces());
        }
    }

    /**
     * What is found within the steps of a walk along the queue, no further than a page is full; and the last step where
     * the walk gets there, so that who reads it knows whether it came to an end before.
     *
     * @param which conditions of the queue
     * @param sequence its order
     */
    String along(String which, String sequence) {
        List<String> either = publicly();
        if (text.pieces().length > 0) {
            either.add("hidden.grams @> :pieces::integer[]");
        }
        if (text.phone() != null) {
            either.add("hidden.grams @> :phone::integer[] and " + LED);
        }
        if (text.beside() != null) {
            either.add("c.type = any (:named::text[]) and hidden.grams @> :beside::integer[]");
        }
        return """
                select c.*
                from (
                    select c.*, row_number() over (order by %2$s) as step, coalesce(%1$s, false) as found
                    from (select * from dispute_case c where true %3$s order by %2$s limit :steps) as c
                    left join lateral (
                        select f.grams from case_found_by_text f where f.id = c.id offset 0) as hidden on true) as c
                where c.found or c.step = :steps
                order by %2$s
                limit :limit
                """.formatted(String.join(" or ", either), sequence, which);
    }

    /** All matching cases by the indexes, one branch for each, cut off by the conditions, order and limit of {@code tail}. */
    String byIndex(String tail) {
        List<String> branches = new ArrayList<>();
        List<String> open = publicly();
        if (!open.isEmpty()) {
            branches.add(branch("dispute_case c", "(" + String.join(" or ", open) + ")", tail));
        }
        if (text.pieces().length > 0) {
            branches.add(branch("cases_with_text(:pieces::integer[]) c", "true", tail));
        }
        if (text.phone() != null) {
            branches.add(branch("cases_with_text(:phone::integer[]) c", LED, tail));
        }
        if (text.beside() != null) {
            branches.add(branch("cases_with_text(:beside::integer[]) c", "c.type = any (:named::text[])", tail));
        }
        return String.join("\nunion\n", branches);
    }

    private static String branch(String source, String condition, String tail) {
        return "(select %s from %s where %s\n%s)".formatted(CaseRows.COLUMNS, source, condition, tail);
    }

    /** What everybody may find: the number, the type and the place. */
    private List<String> publicly() {
        List<String> either = new ArrayList<>();
        if (text.numbers() != null) {
            parameters.put("number", text.numbers());
            parameters.put("numberEnd", text.numbers() + "~");
            either.add("c.number >= :number and c.number < :numberEnd");
        }
        if (!text.types().isEmpty()) {
            parameters.put("types", text.types().toArray(String[]::new));
            either.add("c.type = any (:types::text[])");
        }
        int place = 0;
        for (AreaPath area : text.areas()) {
            either.add(AreaCondition.within(parameters, "place" + place++, area));
        }
        return either;
    }
}
