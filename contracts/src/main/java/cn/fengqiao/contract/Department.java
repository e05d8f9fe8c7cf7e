package cn.fengqiao.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Code of a department, for example {@code POLICE} or {@code URBAN_MANAGEMENT}. Departments are data, so a city adds
 * one without a release; the four constants are those of the founding subdistrict.
 *
 * @param code upper case letters, digits and underscores, 2 to 40 characters
 */
public record Department(String code) implements Comparable<Department> {

    // Before the constants: they are checked against it while the class loads.
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public static final Department POLICE = new Department("POLICE");
    public static final Department URBAN_MANAGEMENT = new Department("URBAN_MANAGEMENT");
    public static final Department EMERGENCY = new Department("EMERGENCY");
    public static final Department COMMUNITY = new Department("COMMUNITY");

    public Department {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a department code: " + code);
        }
    }

    @JsonCreator
    public static Department of(String code) {
        return new Department(code);
    }

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    @Override
    public int compareTo(Department other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
