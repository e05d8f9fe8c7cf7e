package cn.fengqiao.contract;

/**
 * What case-service says about the neighbourhood around the cases: studios, household cards, campaigns, meetings,
 * neighbour groups, the people who answer for places. The envelope's subject is that thing, its sequence counts these
 * per thing without a gap. A consumer that has no use for one passes it by.
 */
public non-sealed interface NeighbourhoodEvent extends Event {

    /** Who may learn of it, as of after the fact. */
    Audience audience();
}
