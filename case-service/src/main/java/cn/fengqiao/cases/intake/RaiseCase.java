package cn.fengqiao.cases.intake;

import cn.fengqiao.cases.secret.Names;
import cn.fengqiao.cases.secret.NumbersInText;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Raise a case. It is kept sealed word for word, so that a repeated request can be compared with the first one.
 *
 * @param type code of the dispute-type dictionary
 * @param source code of the source dictionary
 * @param area where it lies, as precisely as it is known
 * @param address exact address in words
 * @param narrative what happened, at most 2000 characters (GB/T 31000-2015)
 * @param scale {@code 01} individual, {@code 02} group, {@code 03} large group
 * @param partyCount how many people, when more than are named
 * @param answers intake questions that were answered; missing is not no
 * @param departments who is asked to take note; without it every department of the subdistrict
 * @param restricted whether only these departments may learn that the case exists
 * @param foundAt when the dispute came to light; without it now
 * @param externalRef number in the system it came from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RaiseCase(
        String type,
        String source,
        AreaPath area,
        @Nullable String address,
        String title,
        @Nullable @MultiLine String narrative,
        @Nullable String scale,
        @Nullable List<Party> parties,
        @Nullable Integer partyCount,
        @Nullable Map<String, Answer> answers,
        @Nullable List<Department> departments,
        @Nullable Boolean restricted,
        @Nullable Instant foundAt,
        @Nullable CaseMode mode,
        @Nullable String externalRef) {

    /** The same, without the telephones and numbers of documents that stand in its free text. */
    public RaiseCase withoutNumbersInText() {
        return new RaiseCase(
                type,
                source,
                area,
                NumbersInText.hiddenIn(address),
                NumbersInText.hidden(title),
                NumbersInText.hiddenIn(narrative),
                scale,
                parties,
                partyCount,
                answers,
                departments,
                restricted,
                foundAt,
                mode,
                externalRef);
    }

    /** The parties, none when nobody was named. */
    public List<Party> named() {
        return parties == null ? List.of() : parties;
    }

    /** Telephones of the parties, normalised. */
    public Set<String> phones() {
        return each(Party::phone, Phones::normalised);
    }

    /** Numbers of documents of the parties, normalised. */
    public Set<String> documents() {
        return each(Party::idNumber, Names::normalised);
    }

    /** Names of the parties by which they can be told from others, normalised. */
    public Set<String> names() {
        return Names.telling(named().stream().map(Party::name).toList());
    }

    private Set<String> each(Function<Party, @Nullable String> said, UnaryOperator<String> form) {
        return named().stream()
                .<String>mapMulti((party, next) -> {
                    String value = said.apply(party);
                    if (value != null) {
                        next.accept(form.apply(value));
                    }
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How many people are in it as far as is known, 0 when not at all. */
    public int headcount() {
        return Math.max(partyCount == null ? 0 : partyCount, named().size());
    }

    /** Whether a child or somebody who cannot look after themselves was said to be in danger (未成年人保护法 §11). */
    public boolean dependantInDanger() {
        return answers != null && answers.get("DEPENDANT_IN_DANGER") == Answer.YES;
    }

    /** First field, in the order of the request, in which {@code other} differs; null when they are the same. */
    public @Nullable String firstDifference(RaiseCase other) {
        try {
            for (var component : RaiseCase.class.getRecordComponents()) {
                if (!java.util.Objects.equals(
                        component.getAccessor().invoke(this),
                        component.getAccessor().invoke(other))) {
                    return component.getName();
                }
            }
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record reads its own components", impossible);
        }
    }
}
