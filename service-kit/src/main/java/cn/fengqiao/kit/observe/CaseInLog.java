package cn.fengqiao.kit.observe;

import org.slf4j.MDC;

/**
 * Puts the case that is being worked on into every line of the log: its number where that is known, its id otherwise.
 * Never a name, a phone number or a text.
 *
 * <pre>{@code
 * try (var line = CaseInLog.of(number)) { … }
 * }</pre>
 */
public final class CaseInLog implements AutoCloseable {

    /** The member of the log line. */
    public static final String KEY = "case";

    private final String before;

    private CaseInLog(String before) {
        this.before = before;
    }

    public static CaseInLog of(Object numberOrId) {
        String before = MDC.get(KEY);
        MDC.put(KEY, numberOrId.toString());
        return new CaseInLog(before == null ? "" : before);
    }

    @Override
    public void close() {
        if (before.isEmpty()) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, before);
        }
    }
}
