package cn.fengqiao.identity;

import java.util.List;

/**
 * A person who signs in.
 *
 * @param username also the subject of the person's tokens
 * @param name what colleagues call them
 * @param department code of the department they act for
 * @param area how far their competence reaches
 * @param roles names of the roles they were appointed to
 */
record Account(String username, String name, String department, String area, List<String> roles) {

    Account {
        roles = List.copyOf(roles);
    }
}
