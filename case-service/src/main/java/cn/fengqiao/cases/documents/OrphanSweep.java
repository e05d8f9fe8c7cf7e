package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.objects.ObjectKey;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes away objects that nobody refers to: an upload whose transaction did not come about leaves one. Only what was put
 * last a day ago or longer is looked at, and it is deleted under the lock under which references are added. One that cannot
 * be deleted, such as under a hold of the store, stays and keeps no other from it.
 */
@Component
class OrphanSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final CallerScope scope;
    private final CaseDocuments documents;
    private final ObjectProvider<ObjectStore> objects;
    private final boolean kept;
    private final Duration age;
    private final InstantSource clock;

    OrphanSweep(
            Transactions transactions,
            CallerScope scope,
            CaseDocuments documents,
            ObjectProvider<ObjectStore> objects,
            @Value("${fengqiao.case.files.directory}") String directory,
            @Value("${fengqiao.case.files.orphans-after}") Duration age,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.documents = documents;
        this.objects = objects;
        this.kept = !directory.isBlank();
        this.age = age;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${fengqiao.case.files.sweep-every}",
            initialDelayString = "${fengqiao.case.files.sweep-every}")
    void sweep() {
        if (!kept) { // A place may do without files until the first is filed.
            return;
        }
        try {
            int taken = sweep(clock.instant().minus(age));
            if (taken > 0) {
                LOG.info("{} objects that nobody needed are gone", taken);
            }
        } catch (DataAccessException | TransactionException | IOException away) {
            LOG.warn("objects that nobody needs stay for now: {}", away.toString());
        }
    }

    /** @return how many were taken away */
    int sweep(Instant before) throws IOException {
        ObjectStore store = objects.getObject();
        int taken = 0;
        String mark = null;
        do {
            // a store that is away altogether fails here
            ObjectStore.Page page = store.olderThan(before, mark, PAGE);
            for (ObjectKey key : page.keys()) {
                taken += taken(store, key) ? 1 : 0;
            }
            mark = next(page);
        } while (mark != null);
        return taken;
    }

    private boolean taken(ObjectStore store, ObjectKey key) {
        try {
            return take(store, key);
        } catch (UncheckedIOException held) {
            LOG.warn("an object that nobody needs stays for now: {}", held.toString());
            return false;
        }
    }

    private static @Nullable String next(ObjectStore.Page page) {
        return page.next();
    }

    private boolean take(ObjectStore store, ObjectKey key) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return documents.unreferenced(tx, key) && deleted(store, key);
        });
    }

    private static boolean deleted(ObjectStore store, ObjectKey key) {
        try {
            return store.delete(key);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }
}
