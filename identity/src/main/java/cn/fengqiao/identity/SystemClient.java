package cn.fengqiao.identity;

import java.util.List;

/**
 * A program that identifies itself with a secret.
 *
 * @param clientId also the subject of its tokens
 */
record SystemClient(String clientId, String name, String department, String area, List<String> roles) {

    SystemClient {
        roles = List.copyOf(roles);
    }
}
