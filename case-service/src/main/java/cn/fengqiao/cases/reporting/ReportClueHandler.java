package cn.fengqiao.cases.reporting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.ClueEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes clues, whatever they were found on. A clue that was taken is durable, and its event is in the ledger; repeating
 * the request under the same key never makes a second one.
 */
public final class ReportClueHandler {

    private final MatterDesk desk;
    private final Clues clues;
    private final CaseContents contents;
    private final RaiseCaseHandler raising;

    public ReportClueHandler(MatterDesk desk, Clues clues, CaseContents contents, RaiseCaseHandler raising) {
        this.desk = desk;
        this.clues = clues;
        this.contents = contents;
        this.raising = raising;
    }

    /** Takes a clue that somebody reports. */
    public MatterOutcome report(Caller caller, String key, ReportClue wanted) {
        return desk.open(
                caller,
                matter(caller, key, wanted),
                tx -> FieldRefusal.problem(check(caller, wanted)),
                (tx, opened, now) -> first(tx, opened, wanted, null, now));
    }

    /** Everything that is wrong with a report, without taking it. Of a clue nobody can say yet of which type it is. */
    public List<FieldRefusal> check(Caller caller, ReportClue wanted) {
        return raising.check(caller, wanted.asCase()).stream()
                .filter(refusal -> !refusal.field().equals("type"))
                .toList();
    }

    /**
     * Takes a clue that was checked, as part of a larger transaction whose scope is applied.
     *
     * @param key of what it was found on; a repeat under it takes nothing
     */
    public MatterOutcome reportWithin(
            OpenTransaction tx, Caller caller, String key, ReportClue wanted, Clues.Origin origin) {
        return desk.openWithin(
                tx,
                caller,
                matter(caller, key, wanted),
                (open, opened, now) -> first(open, opened, wanted, origin, now));
    }

    private static NewMatter matter(Caller caller, String key, ReportClue wanted) {
        return new NewMatter(
                MatterKind.CLUE,
                key,
                wanted,
                wanted.area(),
                wanted.hands(caller.department()),
                caller.department(),
                Boolean.TRUE.equals(wanted.restricted()));
    }

    private MatterFact first(
            OpenTransaction tx, Matter opened, ReportClue wanted, Clues.@Nullable Origin origin, Instant now) {
        RaiseCase said = wanted.asCase();
        Instant foundAt = wanted.foundAt() == null ? now : wanted.foundAt().truncatedTo(ChronoUnit.MICROS);
        clues.report(
                tx,
                opened.id(),
                wanted.source(),
                wanted.channel(),
                foundAt,
                contents.seal(opened.id(), said),
                contents.doors(said),
                origin);
        return new MatterFact(
                opened,
                ClueStep.REPORTED,
                new ClueEvent.Reported(opened.audience(), wanted.source(), foundAt),
                Remark.NONE);
    }
}
