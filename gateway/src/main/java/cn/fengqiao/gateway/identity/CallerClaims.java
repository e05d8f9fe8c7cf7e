package cn.fengqiao.gateway.identity;

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
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the caller out of a token. A token without a department or an area is no token of ours. */
final class CallerClaims implements OAuth2TokenValidator<Jwt> {

    private static final EnumSet<Role> PROGRAMS = EnumSet.of(Role.SYSTEM, Role.FEED, Role.SERVICE);

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        try {
            caller(token);
            return OAuth2TokenValidatorResult.success();
        } catch (IllegalArgumentException e) {
            return OAuth2TokenValidatorResult.failure(
                    new OAuth2Error("invalid_token", "department, area or roles are missing or malformed", null));
        }
    }

    static Caller caller(Jwt token) {
        Set<Role> roles = roles(token.getClaim("roles"));
        String subject = text(token, "sub");
        String name = token.getClaim("name") instanceof String given ? given : subject;
        return new Caller(
                subject,
                name,
                Department.of(text(token, "department")),
                AreaPath.of(text(token, "area")),
                roles,
                roles.stream().anyMatch(PROGRAMS::contains));
    }

    private static String text(Jwt token, String claim) {
        if (token.getClaim(claim) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(claim + " is missing");
    }

    // An issuer may know roles that this release does not; they open nothing here.
    private static Set<Role> roles(@Nullable Object claim) {
        if (!(claim instanceof List<?> names)) {
            throw new IllegalArgumentException("roles are missing");
        }
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.stream().anyMatch(name -> Objects.equals(name, role.name()))) {
                roles.add(role);
            }
        }
        return roles;
    }
}
