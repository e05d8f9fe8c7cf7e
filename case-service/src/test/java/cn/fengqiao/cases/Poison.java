package cn.fengqiao.cases;

import java.util.UUID;

/** Makes one case fail whatever the service writes of it, until it is closed. */
final class Poison implements AutoCloseable {

    private final String name;

    Poison(UUID caseId) {
        name = "poison_" + caseId.toString().replace('-', '_');
        WholeLifeTest.asOwner("""
                create function %1$s() returns trigger language plpgsql as $body$
                begin
                    raise exception 'poisoned by a test';
                end $body$;
                create trigger %1$s
                before update on dispute_case
                for each row when (new.id = '%2$s' and current_user = 'fengqiao_app')
                execute function %1$s()
                """.formatted(name, caseId));
    }

    @Override
    public void close() {
        WholeLifeTest.asOwner("drop function " + name + " cascade");
    }
}
