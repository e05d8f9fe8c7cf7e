package cn.fengqiao.cases;

import java.util.UUID;

/** Makes whatever the service writes of one row fail, until it is closed. */
final class Poison implements AutoCloseable {

    private final String name;

    /** @param column by which the row of {@code table} is known */
    Poison(String table, String column, UUID id) {
        name = "poison_" + id.toString().replace('-', '_');
        WholeLifeTest.asOwner("""
                create function %1$s() returns trigger language plpgsql as $body$
                begin
                    raise exception 'poisoned by a test';
                end $body$;
                create trigger %1$s
                before insert or update on %2$s
                for each row when (new.%3$s = '%4$s' and session_user = 'fengqiao_app')
                execute function %1$s()
                """.formatted(name, table, column, id));
    }

    @Override
    public void close() {
        WholeLifeTest.asOwner("drop function " + name + " cascade");
    }
}
