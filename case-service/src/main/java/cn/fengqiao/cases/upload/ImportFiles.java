package cn.fengqiao.cases.upload;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Uploaded files, kept sealed in parts in the database: durable, readable by every instance, never lying open on a disk. */
public final class ImportFiles {

    private static final int PART = 1024 * 1024;

    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final Sealer sealer;

    public ImportFiles(Transactions transactions, CallerScope scope, ImportRuns runs, Sealer sealer) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.sealer = sealer;
    }

    /** Keeps the run and its whole file, or nothing. */
    public void keep(Caller caller, ImportRun run, InputStream file, long bytes) throws IOException {
        try {
            transactions.inTransaction(tx -> {
                scope.apply(tx, caller);
                runs.add(tx, run, bytes);
                parts(tx, run.id(), file);
                return true;
            });
        } catch (UncheckedIOException lost) {
            throw Objects.requireNonNull(lost.getCause());
        }
    }

    private void parts(OpenTransaction tx, UUID run, InputStream file) {
        try {
            int part = 0;
            for (byte[] bytes = file.readNBytes(PART); bytes.length > 0; bytes = file.readNBytes(PART)) {
                runs.addPart(tx, run, part++, sealer.seal(run, bytes));
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** The file from its beginning, fetched part by part. */
    public InputStream open(UUID run) {
        return new InputStream() {
            private int part;
            private byte @Nullable [] bytes = new byte[0];
            private int position;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                byte[] current = bytes;
                while (current != null && position == current.length) {
                    current = fetch(run, part++).orElse(null);
                    bytes = current;
                    position = 0;
                }
                if (current == null) {
                    return -1;
                }
                int some = Math.min(length, current.length - position);
                System.arraycopy(current, position, into, offset, some);
                position += some;
                return some;
            }
        };
    }

    private Optional<byte[]> fetch(UUID run, int part) {
        return transactions
                .inTransaction(tx -> {
                    scope.apply(tx, TheService.CALLER);
                    return runs.part(tx, run, part);
                })
                .map(kept -> sealer.open(run, kept));
    }
}
