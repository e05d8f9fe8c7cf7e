package cn.fengqiao.gateway.identity;

/**
 * A browser's session is over, be it that somebody signed out or that the issuer no longer honours the sign-in.
 *
 * @param session as in {@link Visitor#session()}
 */
public record SessionEnded(String session) {}
