package cn.fengqiao.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the environment decides.
 *
 * @param issuer the {@code iss} of tokens, and in the embedded default the public origin
 * @param publicUrl the origin browsers see
 * @param jwks where the issuer's keys are fetched
 * @param proxies addresses or networks of the proxies in front of us, whose word about where a request comes from counts
 * @param tracing whether spans are recorded and sent to a collector
 * @param consoleSecret of the client {@code fengqiao-console}, under which browsers are signed in
 * @param clientSecret of the gateway's own client, under which it reports deliveries
 * @param oidc where the issuer's endpoints are
 * @param targets the services behind the door, by name
 */
@ConfigurationProperties("fengqiao")
public record GatewaySettings(
        URI issuer,
        URI publicUrl,
        URI jwks,
        @DefaultValue List<String> proxies,
        boolean tracing,
        String consoleSecret,
        String clientSecret,
        Oidc oidc,
        Map<String, Target> targets,
        Limits limits,
        Sessions sessions,
        Live live) {

    /**
     * @param authorization where browsers are sent to sign in
     * @param token where the gateway itself exchanges codes and secrets for tokens
     * @param endSession where browsers are sent to sign out; empty when the issuer has none
     * @param consoleClient id of the client browsers are signed in under
     * @param ownClient id of the gateway's own client
     * @param timeout of a call to the issuer; a sign-in may wait that long, nothing else does
     */
    public record Oidc(
            URI authorization,
            URI token,
            @Nullable URI endSession,
            @DefaultValue("fengqiao-console") String consoleClient,
            @DefaultValue("gateway-service") String ownClient,
            @DefaultValue("5s") Duration timeout) {}

    /**
     * A service behind the door and what protects the door from it.
     *
     * @param url where it listens
     * @param timeout from the end of the request until its answer begins; twice what its slowest ordinary answer takes
     * @param concurrent calls at once; more would only queue in front of a database that is busy already
     */
    public record Target(
            URI url,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("256") int concurrent) {}

    /**
     * @param body largest body in bytes, but for uploads
     * @param upload largest upload in bytes: a year of hotline work orders
     * @param bodyTimeout until a body has arrived: a mebibyte at 2 Mbit/s, and so short that one stranger's address,
     *     which may ask {@code stranger.burst + bodyTimeout × stranger.perSecond} times meanwhile, cannot take all the
     *     calls a target may have under way
     * @param uploadTimeout until an upload has arrived, and then until the answer to it begins
     * @param answerPause the longest a service may pause within an answer, and a client in taking it
     * @param person what one signed-in person may ask
     * @param system what one system may ask; a department's bulk transfer, below what the services carry
     * @param stranger what one address, or one IPv6 network of 64 bits, may ask without having signed in: the sign-in
     *     pages and token requests; how often it may be sent to sign in or come back from there; and how many bad tokens
     *     it may send
     * @param clients how many clients' buckets are remembered
     */
    public record Limits(
            @DefaultValue("1048576") long body,
            @DefaultValue("67108864") long upload,
            @DefaultValue("5s") Duration bodyTimeout,
            @DefaultValue("120s") Duration uploadTimeout,
            @DefaultValue("30s") Duration answerPause,
            @DefaultValue Rate person,
            @DefaultValue Rate system,
            @DefaultValue Rate stranger,
            @DefaultValue("50000") int clients) {}

    /**
     * @param perSecond sustained
     * @param burst at once after a rest
     */
    public record Rate(
            @DefaultValue("50") double perSecond,
            @DefaultValue("200") int burst) {}

    /**
     * @param idle without a request ends the session
     * @param most sessions at once
     * @param refreshBefore how long before its end an access token is renewed
     */
    public record Sessions(
            @DefaultValue("2h") Duration idle,
            @DefaultValue("20000") int most,
            @DefaultValue("60s") Duration refreshBefore) {}

    /**
     * @param departments whose feeds are watched by canaries even while no console of theirs is open
     * @param area of the canaries' probes
     * @param ring events kept for consoles that reconnect or are slow
     * @param replay how far back the ring is filled at start
     * @param overlap how much is sent again to a console that comes from another instance or an earlier start
     * @param leastOverlap of that, when the ring holds no more; with less the console has to load anew. Longer than a
     *     topic may lag behind the others unnoticed
     * @param heartbeat sent to every console, so that a dead connection is noticed
     * @param patience with a console that does not read what was sent to it, or whose machine does not acknowledge it,
     *     before it is cut off
     * @param consoles open at once
     * @param consolesPerCaller of them by one caller: more windows than anybody looks at, and so few that one stolen
     *     token cannot shut everybody else out
     * @param reachable how old a station's last canary may be
     * @param deliveriesEvery how long deliveries are collected before they are reported
     */
    public record Live(
            @DefaultValue({"POLICE", "URBAN_MANAGEMENT", "EMERGENCY", "COMMUNITY"})
            List<String> departments,

            @DefaultValue("HC.FQ") String area,
            @DefaultValue("16384") int ring,
            @DefaultValue("10m") Duration replay,
            @DefaultValue("30s") Duration overlap,
            @DefaultValue("5s") Duration leastOverlap,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("60s") Duration patience,
            @DefaultValue("12000") int consoles,
            @DefaultValue("20") int consolesPerCaller,
            @DefaultValue("60s") Duration reachable,
            @DefaultValue("100ms") Duration deliveriesEvery) {}

    /** Whether browsers come by https, which decides over the {@code Secure} flag of cookies. */
    public boolean https() {
        return "https".equals(publicUrl.getScheme());
    }
}
