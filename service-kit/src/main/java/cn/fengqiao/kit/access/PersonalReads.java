package cn.fengqiao.kit.access;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of who read persons. Called where personal field classes leave the service, in the transaction that read
 * them: an answer that cannot be logged is not given.
 *
 * <p>Guarantees: every case of which a person was shown is in an entry of that answer, with reader, department, time,
 * classes, operation and purpose; cases shown alike in one answer share an entry. The role the service runs as can add
 * entries and nothing else. Entries are chained by {@link ReadLogSealer} shortly after, so that a change, a removal and a
 * reordering are found by {@link ReadLogVerifier}.
 *
 * <p>Does not guarantee that the removal of the newest entries is found before they are sealed (seconds), nor of the
 * newest seals unless their hashes are kept elsewhere too: each is written to the log stream for that purpose.
 */
public final class PersonalReads {

    private final JdbcClient jdbc;

    PersonalReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Logs a read of one case by the current caller. */
    public void record(
            OpenTransaction transaction, UUID caseId, Set<FieldClass> shown, String operation, String purpose) {
        record(transaction, Set.of(caseId), shown, operation, purpose);
    }

    /**
     * Logs a read of several cases by the current caller as one entry; does nothing when no person was shown.
     *
     * @param shown what the answer contains; classes that are not personal are left out of the log
     * @param operation the {@code operationId}
     * @param purpose why, in words an auditor understands: the standing to the case, or the written reason
     */
    public void record(
            OpenTransaction transaction,
            Collection<UUID> cases,
            Set<FieldClass> shown,
            String operation,
            String purpose) {
        transaction.requireOpen();
        String[] personal = shown.stream()
                .filter(FieldClass::personal)
                .sorted()
                .map(Enum::name)
                .toArray(String[]::new);
        if (personal.length == 0 || cases.isEmpty()) {
            return;
        }
        Caller reader = CurrentCaller.get();
        jdbc.sql("""
                        insert into read_log (reader, reader_name, department, area, case_ids, fields, operation, purpose, policy)
                        values (:reader, :name, :department, :area, :cases::uuid[], :fields, :operation, :purpose, :policy)
                        """)
                .param("reader", reader.subject())
                .param("name", reader.name())
                .param("department", reader.department().code())
                .param("area", reader.area().value())
                .param("fields", personal)
                .param("operation", operation)
                .param("purpose", purpose)
                .param("policy", CasePolicy.VERSION)
                .param("cases", cases.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }
}
