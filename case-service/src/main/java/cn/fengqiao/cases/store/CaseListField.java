package cn.fengqiao.cases.store;

import cn.fengqiao.access.FieldClass;

/**
 * What the database sends of a case for the list that leaves the system, in this order: codes, moments and small numbers as they
 * are, each once. None of it is about a person. Each belongs to a class of the access policy; one beyond
 * {@link FieldClass#EXISTENCE} is not sent of cases the caller's department is not on.
 */
public enum CaseListField {
    NUMBER(FieldClass.EXISTENCE, "c.number"),
    TYPE(FieldClass.EXISTENCE, "c.type"),
    /** Sent only if the type is a proposal that nobody has confirmed. */
    TYPE_PROPOSED(FieldClass.EXISTENCE, """
            case
                when c.proposals is not null and c.proposals @> jsonb_build_array(jsonb_build_object('field', 'TYPE', 'code', c.type)) then true
            end"""),
    SOURCE(FieldClass.EXISTENCE, "c.source"),
    SCALE(FieldClass.NARRATIVE, "c.scale"),
    AREA(FieldClass.EXISTENCE, "c.area"),
    STATUS(FieldClass.EXISTENCE, "c.status"),
    /** The ordinal of the colour, in two bytes. */
    COLOUR(FieldClass.EXISTENCE, "c.colour"),
    CERTAINTY(FieldClass.EXISTENCE, "c.certainty"),
    LEAD(FieldClass.EXISTENCE, "c.lead"),
    /** An array of codes. */
    DEPARTMENTS(FieldClass.EXISTENCE, "c.departments"),
    RAISED_AT(FieldClass.EXISTENCE, "c.raised_at"),
    FOUND_AT(FieldClass.EXISTENCE, "c.found_at"),
    UPDATED_AT(FieldClass.EXISTENCE, "c.updated_at"),
    /** The next of the house's own clocks, as the queue shows it. */
    DUE_AT(FieldClass.EXISTENCE, "nullif(c.due_at, 'infinity')"),
    SUPERVISION(FieldClass.TIMELINE, "c.supervision"),
    TIER(FieldClass.TIMELINE, "c.tier"),
    MODE(FieldClass.EXISTENCE, "c.mode");

    private final FieldClass field;
    private final String expression;

    CaseListField(FieldClass field, String expression) {
        this.field = field;
        this.expression = expression;
    }

    /** What the access policy takes it for. */
    public FieldClass field() {
        return field;
    }

    String expression() {
        return expression;
    }
}
