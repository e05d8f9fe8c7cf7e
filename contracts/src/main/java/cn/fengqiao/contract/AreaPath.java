package cn.fengqiao.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A place in the one tree of areas, city → subdistrict → community → grid → building, written as dot-separated codes:
 * {@code HC.FQ.C03.G02.B07}. A prefix of whole labels is an enclosing area.
 *
 * @param value 1 to 8 labels of upper case letters and digits
 */
public record AreaPath(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{1,16}(\\.[A-Z0-9]{1,16}){0,7}");
    private static final int SUBDISTRICT_DEPTH = 2;
    private static final int COMMUNITY_DEPTH = 3;
    private static final int GRID_DEPTH = 4;

    public AreaPath {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an area path: " + value);
        }
    }

    @JsonCreator
    public static AreaPath of(String value) {
        return new AreaPath(value);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    /** Whether {@code other} is this area or lies inside it. */
    public boolean covers(AreaPath other) {
        return other.value.equals(value) || other.value.startsWith(value + ".");
    }

    /** The subdistrict this area belongs to; a city stays a city. */
    public AreaPath subdistrict() {
        return atDepth(SUBDISTRICT_DEPTH);
    }

    /** The community this area belongs to; what is larger stays what it is. */
    public AreaPath community() {
        return atDepth(COMMUNITY_DEPTH);
    }

    /** This place to the precision of a grid, which every department of the subdistrict may know. */
    public AreaPath grid() {
        return atDepth(GRID_DEPTH);
    }

    private AreaPath atDepth(int depth) {
        int end = -1;
        for (int i = 0; i < depth; i++) {
            end = value.indexOf('.', end + 1);
            if (end < 0) {
                return this;
            }
        }
        return new AreaPath(value.substring(0, end));
    }

    @Override
    public String toString() {
        return value;
    }
}
