package cn.fengqiao.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One thing that can be asked of the platform over HTTP.
 *
 * @param id the {@code operationId} of the OpenAPI document
 * @param roles any one of these is enough
 */
public record Operation(String id, Set<Role> roles) {

    public Operation {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    public boolean allows(Caller caller) {
        return caller.roles().stream().anyMatch(roles::contains);
    }
}
