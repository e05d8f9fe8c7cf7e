package cn.fengqiao.cases.store;

/** In which order the queue is read. Ids are UUIDv7, so their order is that of raising. */
public enum QueueOrder {
    OLDEST("raised"),
    NEWEST("-raised"),
    DANGER("-colour"),
    DUE("due");

    private final String parameter;

    QueueOrder(String parameter) {
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
