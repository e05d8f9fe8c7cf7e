package cn.fengqiao.cases.store;

import java.util.Map;

/**
 * What codes and places are called in a list that leaves the system; safe in a spreadsheet already.
 *
 * @param grids the grid a place lies in, by its path; its own path where it is larger
 * @param places as far as everybody may know them, by path
 */
public record CaseWords(
        Map<String, String> types,
        Map<String, String> sources,
        Map<String, String> scales,
        Map<String, String> statuses,
        Map<String, String> departments,
        Map<String, String> grids,
        Map<String, String> places) {}
