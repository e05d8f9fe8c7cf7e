package cn.fengqiao.access;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param subject stable identifier given by the issuer of the token
 * @param name what colleagues call the caller; for the screen, never for a decision
 * @param department the department the caller acts for
 * @param area how far the caller's competence reaches
 * @param roles may be empty, then every operation is refused
 * @param system whether a program speaks, not a person
 */
public record Caller(
        String subject, String name, Department department, AreaPath area, Set<Role> roles, boolean system) {

    /** The department of the platform's own programs; it is on no case. */
    public static final Department PLATFORM = Department.of("PLATFORM");

    /** The area of the platform's own programs; it covers no place, so they see no case by it. */
    public static final AreaPath NOWHERE = AreaPath.of("NOWHERE");

    public Caller {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
