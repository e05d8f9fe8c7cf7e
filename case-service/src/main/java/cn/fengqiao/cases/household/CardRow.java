package cn.fengqiao.cases.household;

import cn.fengqiao.contract.AreaPath;
import org.jspecify.annotations.Nullable;

/** A row of a file of cards, as it was understood. */
sealed interface CardRow {

    /** The line it begins at, counted from 1. */
    int line();

    /**
     * A household.
     *
     * @param reference its number in the place the file came from
     */
    record Card(
            int line,
            AreaPath area,
            CardContents contents,
            @Nullable String reference) implements CardRow {}

    /**
     * It does not become a card.
     *
     * @param column that was refused
     * @param value that was refused
     */
    record Unusable(
            int line,
            @Nullable String column,
            String reason,
            @Nullable String value) implements CardRow {}
}
