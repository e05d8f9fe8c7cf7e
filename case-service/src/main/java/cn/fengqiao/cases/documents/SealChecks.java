package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.documents.SealCheck.SealDifference;
import cn.fengqiao.cases.objects.ObjectKey;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.sealing.Volume;
import cn.fengqiao.cases.sealing.Volume.Difference;
import cn.fengqiao.cases.sealing.Volume.Entry;
import cn.fengqiao.cases.sealing.Volume.Finding;
import cn.fengqiao.cases.sealing.Volume.Part;
import cn.fengqiao.cases.secret.BrokenSeal;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Compares a sealed volume with what is there now: every line, every row of a document, and the bytes of every document. The
 * service looks in the place of the caller, who need not be allowed to see any of it; they learn only whether it differs.
 */
@Component
class SealChecks {

    private static final int MOST_SHOWN = 100;

    private final FileDoor door;
    private final CallerScope scope;
    private final WholeFile whole;
    private final FileSeals seals;
    private final ObjectProvider<ObjectStore> objects;
    private final Renderings renderings;

    SealChecks(
            FileDoor door,
            CallerScope scope,
            WholeFile whole,
            FileSeals seals,
            ObjectProvider<ObjectStore> objects,
            Renderings renderings) {
        this.door = door;
        this.scope = scope;
        this.whole = whole;
        this.seals = seals;
        this.objects = objects;
        this.renderings = renderings;
    }

    /** A volume as it was sealed and as it is, before the bytes were looked at. */
    private record Compared(
            CaseSeal seal,
            boolean genuine,
            List<Entry> sealed,
            List<Difference> differences,
            Map<String, ObjectKey> contents) {}

    @Nullable
    ResponseEntity<?> check(UUID id, int number) {
        return switch (door.enterToVerify(id, inside -> compared(inside, number))) {
            case FileDoor.Entry.In<Compared> in -> renderings.alone(() -> answer(in.result()));
            case FileDoor.Entry.Refused<Compared> refused -> refused.why().response();
        };
    }

    private ResponseEntity<?> answer(Compared compared) {
        try {
            return ResponseEntity.ok(check(compared));
        } catch (UncheckedIOException away) { // Nothing is said of a document that could not be looked at.
            return FilingProblems.storeAway();
        }
    }

    private FileDoor.Entry<Compared> compared(FileDoor.Inside inside, int number) {
        scope.apply(inside.tx(), TheService.CALLER);
        List<CaseSeal> all = whole.seals(inside.tx(), inside.id());
        Optional<CaseSeal> seal =
                all.stream().filter(each -> each.number() == number).findFirst();
        if (seal.isEmpty()) {
            return new FileDoor.Entry.Refused<>(Problems.of(ProblemType.NOT_FOUND, "没有这一卷的封存记录", "no such seal"));
        }
        Optional<CaseSeal> before =
                all.stream().filter(each -> each.number() == number - 1).findFirst();
        List<Entry> sealed = Volume.entries(seal.get().manifest());
        List<Entry> now = seals.entries(
                inside.tx(),
                inside.id(),
                before.map(CaseSeal::through).orElse(0L),
                seal.get().through());
        Map<String, ObjectKey> contents = new HashMap<>();
        whole.documents(inside.tx(), inside.id())
                .forEach(found -> contents.put(
                        found.document().id().toString(), found.document().content()));
        return new FileDoor.Entry.In<>(new Compared(
                seal.get(), seals.genuine(seal.get(), before), sealed, Volume.differences(sealed, now), contents));
    }

    private SealCheck check(Compared compared) {
        List<Difference> differences = new ArrayList<>(compared.differences());
        for (Entry entry : compared.sealed()) {
            boolean same = compared.differences().stream()
                    .noneMatch(
                            other -> other.part() == entry.part() && other.key().equals(entry.key()));
            if (entry.part() == Part.DOCUMENT
                    && same
                    && !readable(compared.contents().get(entry.key()))) {
                differences.add(Volume.difference(entry, Finding.UNREADABLE));
            }
        }
        return new SealCheck(
                compared.seal().number(),
                compared.genuine() && differences.isEmpty(),
                compared.genuine(),
                compared.sealed().size(),
                differences.stream()
                        .limit(MOST_SHOWN)
                        .map(each -> new SealDifference(each.part(), each.key(), each.kind(), each.finding()))
                        .toList());
    }

    /** Reads to the end, where the store has compared every byte with the hash it is called by. */
    private boolean readable(@Nullable ObjectKey key) {
        if (key == null) {
            return false;
        }
        try {
            Optional<InputStream> found = objects.getObject().get(key);
            if (found.isEmpty()) {
                return false;
            }
            try (InputStream content = found.get()) {
                content.transferTo(OutputStream.nullOutputStream());
                return true;
            }
        } catch (BrokenSeal | EOFException changed) {
            return false;
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }
}
