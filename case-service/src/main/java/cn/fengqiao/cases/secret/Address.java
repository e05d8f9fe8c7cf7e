package cn.fengqiao.cases.secret;

import cn.fengqiao.contract.AreaPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as people write them, brought to one form so that the same door is recognised: 3号楼, ３栋 and 三幢 are the
 * same building. It recognises spellings, not places: it knows no map, and two names of one street stay two.
 */
public final class Address {

    /** 5#楼 is building 5. */
    private static final Pattern BUILDING_SIGN = Pattern.compile("(?<=\\d)#楼?");

    /** In 12-3 the hyphen keeps two numbers apart; elsewhere it is decoration. */
    private static final Pattern RANGE = Pattern.compile("(?<=\\d)[-—~](?=\\d)");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Punct}，。、；：（）【】－—·]+");

    /** Begins only where no numeral stands in front and gives none back, or a row of numerals would be read once for each. */
    static final Pattern CHINESE_NUMBER =
            Pattern.compile("(?<![〇零一二两三四五六七八九十百])[〇零一二两三四五六七八九十百]++(?=号|栋|幢|座|楼|单元|层|室|户|门|弄|组)");

    /** Unit, floor and room: every building has a 2单元301. */
    private static final Pattern DOOR_ALONE = Pattern.compile("(?:\\d++(?:单元|层)?|之)++[a-z]?");

    /** In this order: a longer word before the one it contains. */
    private static final Map<Pattern, String> WORDS = words();

    private Address() {}

    public static String normalised(String address) {
        String text = BUILDING_SIGN.matcher(Pairs.folded(address)).replaceAll("栋");
        text = RANGE.matcher(text).replaceAll("之");
        text = SEPARATORS.matcher(text).replaceAll("");
        text = CHINESE_NUMBER.matcher(text).replaceAll(found -> Integer.toString(value(found.group())));
        for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
            text = word.getKey().matcher(text).replaceAll(Matcher.quoteReplacement(word.getValue()));
        }
        return text;
    }

    /** Whether two addresses, as they were written, name one door. */
    public static boolean sameDoor(
            AreaPath area, @Nullable String address, AreaPath otherArea, @Nullable String other) {
        if (address == null || other == null) {
            return false;
        }
        String door = normalised(address);
        return door.equals(normalised(other)) && isOneDoor(door, area, otherArea);
    }

    /**
     * Whether the same normalised address names the same door in two areas of a subdistrict. One that begins with a number
     * names no street, and every community has a building 3; which grid of it a report names is often a guess, and one that
     * names no community may be of any.
     */
    public static boolean isOneDoor(String normalised, AreaPath area, AreaPath other) {
        AreaPath community = area.community();
        AreaPath otherCommunity = other.community();
        return area.subdistrict().equals(other.subdistrict())
                && (!normalised.matches("\\d.*")
                        || community.covers(otherCommunity)
                        || otherCommunity.covers(community));
    }

    /** Whether a normalised address names a door and not the building it is in. */
    public static boolean leavesBuildingOpen(String normalised) {
        return DOOR_ALONE.matcher(normalised).matches();
    }

    private static Map<Pattern, String> words() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        words.put(Pattern.compile("(?<=\\d)(号楼|栋楼|栋|幢|座)"), "栋");
        words.put(Pattern.compile("(?<=\\d)(单元|门栋)"), "单元");
        words.put(Pattern.compile("(?<=\\d)(楼|层)"), "层");
        words.put(Pattern.compile("(?<=\\d)(号门|号院|弄|号)(?=\\d|$|[^\\d])"), "号");
        words.put(Pattern.compile("(?<=\\d)(室|户|房)$"), "");
        return words;
    }

    /** 三十二 is 32, 一〇二 is 102. */
    private static int value(String chinese) {
        if (chinese.indexOf('十') < 0 && chinese.indexOf('百') < 0) {
            int value = 0;
            for (int i = 0; i < chinese.length(); i++) {
                value = value * 10 + digit(chinese.charAt(i));
            }
            return value;
        }
        int value = 0;
        int pending = 0;
        for (int i = 0; i < chinese.length(); i++) {
            char c = chinese.charAt(i);
            if (c == '百') {
                value += (pending == 0 ? 1 : pending) * 100;
                pending = 0;
            } else if (c == '十') {
                value += (pending == 0 ? 1 : pending) * 10;
                pending = 0;
            } else {
                pending = digit(c);
            }
        }
        return value + pending;
    }

    private static int digit(char c) {
        return switch (c) {
            case '一' -> 1;
            case '二', '两' -> 2;
            case '三' -> 3;
            case '四' -> 4;
            case '五' -> 5;
            case '六' -> 6;
            case '七' -> 7;
            case '八' -> 8;
            case '九' -> 9;
            default -> 0;
        };
    }
}
