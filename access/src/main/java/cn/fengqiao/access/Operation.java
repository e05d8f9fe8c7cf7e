package cn.fengqiao.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One thing that can be asked of the platform over HTTP.
 *
 * @param id the {@code operationId} of the OpenAPI document
 * @param roles any one of these is enough
 * @param decision whether a person decides: no program may call it, whatever roles it holds (个人信息保护法 §24)
 */
public record Operation(String id, Set<Role> roles, boolean decision) {

    public Operation {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    /** One that a program may call as well as a person. */
    public Operation(String id, Set<Role> roles) {
        this(id, roles, false);
    }

    /** One in which a person decides. */
    static Operation decision(String id, Set<Role> roles) {
        return new Operation(id, roles, true);
    }

    public boolean allows(Caller caller) {
        return !keptFrom(caller) && caller.roles().stream().anyMatch(roles::contains);
    }

    /** Whether it is kept from the caller because a person has to decide. */
    public boolean keptFrom(Caller caller) {
        return decision && caller.system();
    }
}
