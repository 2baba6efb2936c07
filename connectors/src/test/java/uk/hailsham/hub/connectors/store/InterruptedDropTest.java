package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.Contract.Coverage;

/** A drop that is broken off leaves nothing half. */
@ExtendWith(TestDatabase.class)
class InterruptedDropTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private static final Pupil ANN = Pupil.of(1, "L1", "U1", "Ann", "2015-01-01");

    @Test
    void fileThatCannotBeReadToItsEndLeavesNothingStaged() {
        Drop drop = hub.reading("white-house", "truncated");
        DropRefused truncated = new DropRefused(
                new Rejection("a.csv", 0, "file", "truncated", Rejection.Effect.FILE_REFUSED, "a closing quote", null));

        assertThatThrownBy(() -> hub.staging.copy(drop, Hub.ORDER, endingIn(truncated)))
                .isSameAs(truncated);

        assertThat(hub.staged()).isZero();
        assertThat(hub.count("hub.records")).isZero();
    }

    @Test
    void connectionKilledWhileApplyingLeavesNothingHalfAndTheDropIsReadAgain(Database database) {
        Drop drop = hub.reading("white-house", "a");
        Said[] rows = IntStream.range(0, 500)
                .mapToObj(
                        i -> Pupil.of(i, "L" + i, "U" + i, "Ann", "2015-01-01").taken())
                .toArray(Said[]::new);
        hub.compare(drop, Coverage.ROLL, Arrays.asList(rows).iterator());
        JdbcClient superuser = JdbcClient.create(TestDatabase.source(TestDatabase.superuser(database)));
        superuser.sql("""
                        CREATE FUNCTION hub.kill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
                        CREATE TRIGGER kill BEFORE UPDATE ON hub.drops FOR EACH ROW EXECUTE FUNCTION hub.kill()""").update();

        assertThatThrownBy(() -> hub.staging.apply(drop)).isInstanceOf(TransactionSystemException.class);

        superuser.sql("DROP FUNCTION hub.kill() CASCADE").update();
        assertThat(hub.count("hub.records")).isZero();
        assertThat(hub.count("hub.statements")).isZero();
        Drop again = hub.drops.nextFor("white-house").orElseThrow();
        assertThat(again.id()).isEqualTo(drop.id());
        hub.compare(again, Coverage.ROLL, Arrays.asList(rows).iterator());
        assertThat(hub.staging.apply(again).ledger()).isEqualTo(new Ledger(500, 500, 0, 0, 0, 0, 500, 0, 0));
        assertThat(hub.staged()).isZero();
    }

    @Test
    void applyingTwiceHasTheEffectOfOnce() {
        Drop drop = hub.reading("white-house", "a");
        hub.compare(drop, Coverage.ROLL, List.<Said>of(ANN.taken()).iterator());

        assertThat(hub.staging.apply(drop)).isEqualTo(hub.staging.apply(drop));
        assertThat(hub.said("white-house")).containsExactly("Ann");
    }

    @Test
    void rowsAreStagedAnewAfterACrash() {
        Drop drop = hub.reading("white-house", "a");
        hub.compare(drop, Coverage.ROLL, List.<Said>of(ANN.taken()).iterator());

        hub.compare(drop, Coverage.ROLL, List.<Said>of(ANN.taken()).iterator());

        assertThat(hub.staging.apply(drop).ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 0));
    }

    private static Iterator<Said> endingIn(DropRefused truncated) {
        return new Iterator<>() {
            private int row;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Said next() {
                if (++row > 5_000) {
                    throw truncated;
                }
                return Pupil.of(row, "L" + row, "U" + row, "Ann", "2015-01-01").taken();
            }
        };
    }
}
