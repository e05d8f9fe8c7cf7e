package cn.fengqiao.cases.matter;

/** A step in the life of a matter; each feature has an enum of its own. */
public interface MatterStep {

    /** Stable code, as it stands in the history. */
    String name();

    /** In words, for the history. */
    String zh();
}
