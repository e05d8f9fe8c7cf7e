package cn.fengqiao.cases.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saved mappings, by name.
 *
 * @param next give it as {@code after} for those that follow; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MappingPage(List<Item> items, @Nullable String next) {

    /** A mapping, without what it says about columns. */
    record Item(String name, String title, boolean builtIn) {}
}
