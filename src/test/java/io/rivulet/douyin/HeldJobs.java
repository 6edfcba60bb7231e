package io.rivulet.douyin;

import io.rivulet.Statements.Doing;
import java.util.concurrent.TimeUnit;
import org.springframework.r2dbc.core.DatabaseClient;

/** Background work that is ordered meanwhile is not begun before this has ended. */
record HeldJobs(DatabaseClient database) {

    void during(Doing doing) throws Exception {
        execute("""
                CREATE OR REPLACE FUNCTION test_hold_job() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN NEW.run_at = now() + interval ''1 hour''; RETURN NEW; END'
                """);
        execute("""
                CREATE OR REPLACE TRIGGER test_hold_job BEFORE INSERT ON job
                   FOR EACH ROW EXECUTE FUNCTION test_hold_job()
                """);
        try {
            doing.run();
        } finally {
            execute("DROP TRIGGER test_hold_job ON job");
            execute("UPDATE job SET run_at = now()");
        }
    }

    private void execute(String statement) throws Exception {
        database.sql(statement).then().toFuture().get(10, TimeUnit.SECONDS);
    }
}
