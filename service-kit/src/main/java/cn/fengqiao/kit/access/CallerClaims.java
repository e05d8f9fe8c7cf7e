package cn.fengqiao.kit.access;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the caller from a token: {@code sub}, {@code name}, {@code department}, {@code area}, {@code roles}. A person
 * or department system without department or area is refused; the platform's own programs have neither.
 */
final class CallerClaims implements OAuth2TokenValidator<Jwt> {

    private static final Set<Role> PROGRAMS = EnumSet.of(Role.SYSTEM, Role.FEED, Role.SERVICE);
    private static final Set<Role> PLATFORM = EnumSet.of(Role.FEED, Role.SERVICE);

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        try {
            toCaller(token);
            return OAuth2TokenValidatorResult.success();
        } catch (IllegalArgumentException unusable) {
            return OAuth2TokenValidatorResult.failure(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the claims name no caller", null));
        }
    }

    static Caller toCaller(Jwt token) {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("sub is missing");
        }
        Set<Role> roles = roles(token);
        boolean platform = !roles.isEmpty() && PLATFORM.containsAll(roles);
        Department department = platform ? Caller.PLATFORM : Department.of(claim(token, "department"));
        AreaPath area = platform ? Caller.NOWHERE : AreaPath.of(claim(token, "area"));
        String name = Objects.requireNonNullElse(text(token, "name"), subject);
        return new Caller(subject, name, department, area, roles, roles.stream().anyMatch(PROGRAMS::contains));
    }

    /** Roles this edition does not know are passed over: they open nothing here. */
    private static Set<Role> roles(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (token.getClaims().get("roles") instanceof List<?> names) {
            for (Role role : Role.values()) {
                if (names.contains(role.name())) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static String claim(Jwt token, String name) {
        String value = text(token, name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(Jwt token, String name) {
        return token.getClaims().get(name) instanceof String value ? value : null;
    }
}
