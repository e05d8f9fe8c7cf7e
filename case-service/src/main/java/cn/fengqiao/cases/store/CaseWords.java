package cn.fengqiao.cases.store;

import java.util.Map;

/**
 * What codes and places are called in a list that leaves the system; safe in a spreadsheet already.
 *
 * @param places every place a case can lie at, by its path
 */
public record CaseWords(
        Map<String, String> types,
        Map<String, String> sources,
        Map<String, String> scales,
        Map<String, String> statuses,
        Map<String, String> departments,
        Map<String, Place> places) {

    /**
     * A place as far as everybody may know it.
     *
     * @param grid path of the grid it lies in, or its own where that is larger
     */
    public record Place(String grid, String name) {}
}
