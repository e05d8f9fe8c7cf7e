package cn.fengqiao.cases.store;

/**
 * What a machine proposed for a case, and the word that made it do so.
 *
 * @param code of the dictionary of the field
 */
public record Proposal(Field field, String code, String keyword) {

    /** What can be proposed. */
    public enum Field {
        TYPE,
        DEPARTMENT
    }
}
