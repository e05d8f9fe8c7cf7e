package cn.fengqiao.cases.intake;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.AmendCase.Answered;
import cn.fengqiao.cases.intake.AmendCase.PartyChange;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.CaseProgress.Content;
import cn.fengqiao.kit.problem.PlainText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a case says after it is amended, and what is wrong with that. Nothing here is written.
 *
 * <p>A yes that was not wrong stays beside a later no: what was dangerous once has to be answered for, and how long it counts
 * is for the policy of risk to say.
 */
public final class AmendedCase {

    private final RaiseCase before;
    private final AmendCase asked;
    private final List<FieldRefusal> refusals = new ArrayList<>();
    private final Map<Integer, Party> changedParties = new TreeMap<>();
    private final Map<String, Instant> observedAt = new TreeMap<>();
    private final RaiseCase after;

    private AmendedCase(RaiseCase before, AmendCase asked, Instant foundAt, Instant now) {
        this.before = before;
        this.asked = asked;
        List<Party> parties = parties();
        asked.answered()
                .forEach(said -> observedAt.put(
                        said.question(),
                        said.observedAt() != null
                                ? said.observedAt().truncatedTo(ChronoUnit.MICROS)
                                : said.wasWrong() ? foundAt : now));
        this.after = new RaiseCase(
                before.type(),
                before.source(),
                before.area(),
                AmendCase.text(asked.address(), before.address()),
                asked.title() == null ? before.title() : asked.title(),
                AmendCase.text(asked.narrative(), before.narrative()),
                before.scale(),
                parties.isEmpty() ? before.parties() == null ? null : List.of() : parties,
                asked.partyCount() == null ? before.partyCount() : asked.partyCount(),
                answers(),
                before.departments(),
                before.restricted(),
                before.foundAt(),
                before.mode(),
                before.externalRef());
    }

    /**
     * @param before what the case says now
     * @param foundAt when it came to light
     */
    public static AmendedCase of(
            RaiseCase before, AmendCase asked, Vocabulary vocabulary, Instant foundAt, Instant now) {
        var amended = new AmendedCase(before, asked, foundAt, now);
        amended.refusals.addAll(
                IntakeRules.amended(amended.after, amended.changedParties, asked.answered(), vocabulary, now));
        if (amended.refusals.isEmpty() && amended.changed().isEmpty()) {
            amended.refusals.add(FieldRefusal.invalid("reason", "没有要补正的内容", "nothing would be different"));
        }
        return amended;
    }

    public List<FieldRefusal> refusals() {
        return refusals;
    }

    public RaiseCase content() {
        return after;
    }

    /** What is different afterwards, by kind. An answer that is given again is seen again, which is a fact of its own. */
    public Set<Content> changed() {
        Set<Content> changed = EnumSet.noneOf(Content.class);
        if (!before.named().equals(after.named()) || before.headcount() != after.headcount()) {
            changed.add(Content.PARTIES);
        }
        if (!before.title().equals(after.title()) || !Objects.equals(before.narrative(), after.narrative())) {
            changed.add(Content.NARRATIVE);
        }
        if (!Objects.equals(before.address(), after.address())) {
            changed.add(Content.ADDRESS);
        }
        if (!asked.answered().isEmpty()) {
            changed.add(Content.ANSWERS);
        }
        return changed;
    }

    /** Classes of fields that whoever asks for this has to see: nobody changes what they may not read. */
    public Set<FieldClass> touched() {
        Set<FieldClass> touched = EnumSet.noneOf(FieldClass.class);
        if (asked.title() != null || asked.narrative() != null || asked.address() != null) {
            touched.add(FieldClass.NARRATIVE);
        }
        if (asked.parties() != null || asked.partyCount() != null) {
            touched.add(FieldClass.PARTIES);
        }
        if (asked.changes().stream().anyMatch(PartyChange::touchesContact)) {
            touched.add(FieldClass.CONTACT);
        }
        if (asked.answers() != null) {
            touched.add(FieldClass.RISK);
        }
        return touched;
    }

    public Map<String, Answer> given() {
        Map<String, Answer> given = new TreeMap<>();
        asked.answered().forEach(said -> given.put(said.question(), said.answer()));
        return given;
    }

    public Map<String, Instant> observedAt() {
        return observedAt;
    }

    /** Questions whose earlier answers never held. */
    public List<String> corrected() {
        return asked.answered().stream()
                .filter(Answered::wasWrong)
                .map(Answered::question)
                .toList();
    }

    private List<Party> parties() {
        List<@Nullable Party> parties = new ArrayList<>(before.named());
        List<Party> added = new ArrayList<>();
        Set<Integer> seen = new TreeSet<>();
        List<PartyChange> changes = asked.changes();
        for (int i = 0; i < changes.size(); i++) {
            PartyChange change = changes.get(i);
            Integer which = change.party();
            String prefix = "parties[" + i + "].";
            if (which != null && (which < 0 || which >= parties.size() || !seen.add(which))) {
                refuse(prefix + "party", "没有这名当事人，或重复填写", "no such party, or named twice");
            } else if (change.removes() && which == null) {
                refuse(prefix + "party", "请注明删除哪名当事人", "say which party is removed");
            } else if (change.removes() && (change.reason() == null || !PlainText.visible(change.reason()))) {
                refuse(prefix + "reason", "请说明删除理由", "say why they are removed");
            } else if (which != null && change.removes()) {
                parties.set(which, null);
            } else if (which == null && change.role() == null) {
                refuse(prefix + "role", "请注明身份", "say what they are in the dispute");
            } else {
                Party after = change.after(which == null ? null : parties.get(which));
                changedParties.put(i, after);
                if (which == null) {
                    added.add(after);
                } else {
                    parties.set(which, after);
                }
            }
        }
        List<Party> left = new ArrayList<>();
        for (Party party : parties) {
            if (party != null) {
                left.add(party);
            }
        }
        left.addAll(added);
        return left;
    }

    private void refuse(String field, String zh, String en) {
        refusals.add(FieldRefusal.invalid(field, zh, en));
    }

    private @Nullable Map<String, Answer> answers() {
        if (asked.answered().isEmpty()) {
            return before.answers();
        }
        Map<String, Answer> standing = new TreeMap<>(before.answers() == null ? Map.of() : before.answers());
        for (Answered said : asked.answered()) {
            if (said.wasWrong() || standing.get(said.question()) != Answer.YES) {
                standing.put(said.question(), said.answer());
            }
        }
        return standing;
    }
}
