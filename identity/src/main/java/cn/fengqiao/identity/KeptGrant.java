package cn.fengqiao.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A sign-in as it is written down: enough to go on after a restart, nothing that would let a reader of the file sign in.
 * Tokens are kept as hashes.
 *
 * @param id of the grant
 * @param username whose it is
 * @param scopes what was granted
 * @param refreshToken hash
 * @param idToken hash
 * @param idClaims what the id token says, for signing out and for the next one
 */
record KeptGrant(
        String id,
        String username,
        Set<String> scopes,
        String refreshToken,
        Instant issuedAt,
        Instant expiresAt,
        String idToken,
        Map<String, Object> idClaims) {

    KeptGrant {
        scopes = Set.copyOf(scopes);
        idClaims = Map.copyOf(idClaims);
    }
}
