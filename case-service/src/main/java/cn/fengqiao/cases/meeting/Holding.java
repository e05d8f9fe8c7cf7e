package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Oversight;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.store.Meetings.Action;
import cn.fengqiao.cases.store.Meetings.ActionState;
import cn.fengqiao.cases.store.Meetings.Item;
import cn.fengqiao.cases.store.Meetings.TextKind;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes down how a meeting went, and says of every open case that was talked about that it was: that is what its clock
 * waits for. Cases are locked in the order of their ids, as everybody does who locks several.
 */
@Component
class Holding {

    private final Meetings meetings;
    private final Cases cases;
    private final CaseRecorder recorder;
    private final CaseContents contents;
    private final CurrentClockBook book;

    Holding(Meetings meetings, Cases cases, CaseRecorder recorder, CaseContents contents, CurrentClockBook book) {
        this.meetings = meetings;
        this.cases = cases;
        this.recorder = recorder;
        this.contents = contents;
        this.book = book;
    }

    /** What stands against it; when there is nothing, everything is written. */
    Optional<Problem> hold(OpenTransaction tx, Caller caller, Matter matter, HoldMeeting held, Instant now) {
        Map<UUID, Item> items =
                meetings.items(tx, matter.id()).stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Optional<Problem> wrong = MeetingRules.hold(held, items.keySet(), caller, matter, now);
        if (wrong.isPresent()) {
            return wrong;
        }
        Map<UUID, StoredCase> discussed = locked(tx, held, items);
        Optional<Problem> unasked = unasked(held, discussed);
        if (unasked.isEmpty()) {
            write(tx, caller, matter, held, items, now);
            var by = new Acting(Actors.of(caller), now, book.get());
            discussed.values().forEach(stored -> say(tx, caller, stored, by, matter.id()));
        }
        return unasked;
    }

    /** The cases that were talked about, by item; one the caller's department left meanwhile is not there. */
    private Map<UUID, StoredCase> locked(OpenTransaction tx, HoldMeeting held, Map<UUID, Item> items) {
        List<Item> inOrder = held.minutes().stream()
                .map(minutes -> items.get(minutes.item()))
                .sorted((one, other) -> one.caseId().compareTo(other.caseId()))
                .toList();
        Map<UUID, StoredCase> locked = new HashMap<>();
        for (Item item : inOrder) {
            cases.findForUpdate(tx, item.caseId()).ifPresent(stored -> locked.put(item.id(), stored));
        }
        return locked;
    }

    /** Whoever is to act on a case is on it; to dissent from what was said of it, it is enough to have been at the table. */
    private static Optional<Problem> unasked(HoldMeeting held, Map<UUID, StoredCase> discussed) {
        for (int i = 0; i < held.minutes().size(); i++) {
            if (!discussed.containsKey(held.minutes().get(i).item())) {
                return Optional.of(MeetingDesk.notOnCase("minutes[" + i + "].item"));
            }
        }
        for (int i = 0; i < held.decided().size(); i++) {
            HoldMeeting.Decision decision = held.decided().get(i);
            if (off(discussed, decision.item(), decision.department())) {
                return Optional.of(MeetingDesk.notOnCase("decisions[" + i + "].department"));
            }
        }
        return Optional.empty();
    }

    private static boolean off(Map<UUID, StoredCase> discussed, UUID item, Department department) {
        StoredCase stored = discussed.get(item);
        return stored == null || !stored.dispute().isOn(department);
    }

    private void write(
            OpenTransaction tx, Caller caller, Matter matter, HoldMeeting held, Map<UUID, Item> items, Instant now) {
        meetings.hold(tx, matter.id(), held.heldAt(), held.attended(), held.reviewOn());
        held.minutes()
                .forEach(minutes -> text(
                        tx,
                        matter,
                        caseOf(items, minutes.item()),
                        minutes.item(),
                        TextKind.MINUTES,
                        caller.department(),
                        minutes.text()));
        held.dissent()
                .forEach(dissent -> text(
                        tx,
                        matter,
                        caseOf(items, dissent.item()),
                        dissent.item(),
                        TextKind.DISSENT,
                        dissent.department(),
                        dissent.text()));
        held.decided().forEach(decision -> {
            UUID caseId = caseOf(items, decision.item());
            UUID id = EventEnvelope.newId();
            meetings.decide(
                    tx,
                    matter.id(),
                    new Action(id, decision.item(), caseId, decision.department(), ActionState.OPEN, decision.dueOn()),
                    now);
            text(tx, matter, caseId, id, TextKind.TASK, decision.department(), decision.what());
        });
    }

    private void text(
            OpenTransaction tx, Matter matter, UUID caseId, UUID owner, TextKind kind, Department by, String text) {
        meetings.write(tx, matter.id(), MeetingDesk.sealed(contents, caseId, owner, kind, by, text));
    }

    private static UUID caseOf(Map<UUID, Item> items, UUID item) {
        Item found = items.get(item);
        if (found == null) {
            throw new IllegalStateException("item " + item + " was checked to be of the meeting");
        }
        return found.caseId();
    }

    /** A case that ended meanwhile keeps its minutes, and nothing more becomes true of it. */
    private void say(OpenTransaction tx, Caller caller, StoredCase stored, Acting by, UUID meeting) {
        if (Oversight.meetingHeld(stored.dispute(), by, meeting) instanceof CaseDecision.Done done) {
            recorder.record(
                    tx,
                    caller,
                    stored.dispute(),
                    stored.as(done.next()),
                    done.events(),
                    CaseRecorder.Said.NOTHING,
                    by.at());
        }
    }
}
