package cn.fengqiao.cases.appointment;

import cn.fengqiao.contract.AreaPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where a lawyer and a psychologist (双师) can be reached, and where one of them is missing. */
public final class DualCoverage {

    private DualCoverage() {}

    /** An open studio: which places it covers and whom it has today. */
    public record Provider(UUID studio, List<AreaPath> covers, Set<Profession> professions) {}

    /**
     * One community.
     *
     * @param missing professions nobody offers there
     * @param together whether one studio offers both, so that they can sit together
     * @param studios those that cover it with at least one of the two
     */
    public record Reach(AreaPath community, List<Profession> missing, boolean together, List<UUID> studios) {
        public boolean reachable(Profession profession) {
            return !missing.contains(profession);
        }
    }

    /** The communities in the order given. */
    public static List<Reach> of(Collection<AreaPath> communities, Collection<Provider> providers) {
        return communities.stream()
                .map(community -> reach(community, providers))
                .toList();
    }

    private static Reach reach(AreaPath community, Collection<Provider> providers) {
        List<Provider> here = providers.stream()
                .filter(provider -> provider.covers().stream().anyMatch(area -> area.covers(community)))
                .filter(provider -> Wish.DUAL.stream().anyMatch(provider.professions()::contains))
                .toList();
        List<Profession> missing = new ArrayList<>(Wish.DUAL);
        here.forEach(provider -> missing.removeAll(provider.professions()));
        return new Reach(
                community,
                List.copyOf(missing),
                here.stream().anyMatch(provider -> provider.professions().containsAll(Wish.DUAL)),
                here.stream().map(Provider::studio).sorted().toList());
    }
}
