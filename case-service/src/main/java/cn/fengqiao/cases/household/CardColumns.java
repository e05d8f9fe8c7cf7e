package cn.fengqiao.cases.household;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The columns of a file of cards. The template has them all; a file may leave out what it has nothing for. */
final class CardColumns {

    static final String REFERENCE = "档卡编号";
    static final String AREA = "区域代码";
    static final String COMMUNITY = "社区";
    static final String GRID = "网格";
    static final String BUILDING = "楼栋";
    static final String ADDRESS = "详细地址";
    static final String NOTE = "备注";
    static final String HEAD = "户主";
    static final String NAME = "姓名";
    static final String RELATION = "关系";
    static final String GENDER = "性别";
    static final String BIRTH_YEAR = "出生年份";
    static final String PHONE = "电话";
    static final String IDENTITY = "身份证号";

    /** Whose household is larger is entered by hand. */
    static final int MOST_OTHERS = 9;

    private CardColumns() {}

    /** Columns of another member, from 1. */
    static String member(int number) {
        return "成员" + number;
    }

    static List<String> all() {
        List<String> columns = new ArrayList<>(List.of(REFERENCE, AREA, COMMUNITY, GRID, BUILDING, ADDRESS));
        Stream.of(NAME, GENDER, BIRTH_YEAR, PHONE, IDENTITY).map(HEAD::concat).forEach(columns::add);
        for (int i = 1; i <= MOST_OTHERS; i++) {
            Stream.of(NAME, RELATION, GENDER, BIRTH_YEAR, PHONE, IDENTITY)
                    .map(member(i)::concat)
                    .forEach(columns::add);
        }
        columns.add(NOTE);
        return columns;
    }

    /** Columns without which there is no card in the file. */
    static Set<String> missing(List<String> header) {
        Set<String> missing = new TreeSet<>(Set.of(ADDRESS, HEAD + NAME));
        header.forEach(missing::remove);
        if (!header.contains(AREA) && !header.contains(COMMUNITY)) {
            missing.add(COMMUNITY);
        }
        return missing;
    }

    /** Columns a card has no place for: labels and ratings of people are not to be lost in silence, but refused. */
    static Set<String> foreign(List<String> header) {
        Set<String> foreign = new LinkedHashSet<>(header);
        foreign.remove("");
        all().forEach(foreign::remove);
        return foreign;
    }
}
