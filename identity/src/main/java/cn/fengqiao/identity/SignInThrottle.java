package cn.fengqiao.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing down. Failures are counted per account and address together, so that nobody can lock a colleague out
 * from elsewhere, and per address alone, so that trying one password on every account does not help. Each failure past
 * the free ones doubles the wait. Bounded: the least recently seen are forgotten first.
 */
final class SignInThrottle {

    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 30;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final int MOST_REMEMBERED = 20_000;

    private record Failures(int count, Instant last, Instant until) {}

    private final Clock clock;
    private final Map<String, Failures> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this account must still wait at this address; zero when it may try. */
    synchronized Duration wait(String account, String address) {
        Instant now = clock.instant();
        Duration forAccount = left(remembered.get(accountKey(account, address)), now);
        Duration forAddress = left(remembered.get(addressKey(address)), now);
        return forAccount.compareTo(forAddress) >= 0 ? forAccount : forAddress;
    }

    synchronized void failed(String account, String address) {
        Instant now = clock.instant();
        count(accountKey(account, address), FREE_PER_ACCOUNT, now);
        count(addressKey(address), FREE_PER_ADDRESS, now);
    }

    /** The address keeps its count: one account of one's own does not buy guesses at the others. */
    synchronized void succeeded(String account, String address) {
        remembered.remove(accountKey(account, address));
    }

    private void count(String key, int free, Instant now) {
        Failures before = remembered.get(key);
        int count = before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.count() + 1;
        remembered.put(key, new Failures(count, now, now.plus(waitAfter(count - free))));
    }

    private static Duration waitAfter(int failuresTooMany) {
        if (failuresTooMany < 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failuresTooMany, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Duration left(@Nullable Failures failures, Instant now) {
        return failures == null || !failures.until().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, failures.until());
    }

    private static String accountKey(String account, String address) {
        return "account " + account + " " + address;
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
