package cn.fengqiao.cases.screening;

/** A field that breaks a rule. */
public record Fault(String field, String zh, String en) {

    Fault under(String prefix) {
        return new Fault(prefix + field, zh, en);
    }
}
