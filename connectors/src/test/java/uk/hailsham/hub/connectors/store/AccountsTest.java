package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access.Role;

@ExtendWith(TestDatabase.class)
class AccountsTest {
    private Desk desk;
    private Accounts accounts;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        accounts = new Accounts(desk.jdbc, desk.transactions, desk.audit, desk.clock);
    }

    @Test
    void anAccountIsAddedOnceAndAudited() {
        assertThat(accounts.none()).isTrue();
        assertThat(accounts.add("a.senco", Role.SCHOOL, Desk.SCHOOL, "{bcrypt}x"))
                .isTrue();
        assertThat(accounts.add("a.senco", Role.OPERATOR, null, "{bcrypt}y")).isFalse();
        assertThat(accounts.none()).isFalse();
        assertThat(accounts.find("a.senco"))
                .contains(new Accounts.Account("a.senco", Role.SCHOOL, Desk.SCHOOL, "{bcrypt}x", false));
        assertThat(desk.count("hub.audit_events WHERE action = 'added' AND reason = 'account a.senco'"))
                .isEqualTo(1);
    }

    @Test
    void aDisabledAccountStaysKnownAsDisabled() {
        accounts.add("a.senco", Role.SCHOOL, Desk.SCHOOL, "{bcrypt}x");
        assertThat(accounts.disable("a.senco")).isTrue();
        assertThat(accounts.disable("a.senco")).isFalse();
        assertThat(accounts.disable("nobody")).isFalse();
        assertThat(accounts.find("a.senco"))
                .get()
                .extracting(Accounts.Account::disabled)
                .isEqualTo(true);
        assertThat(accounts.add("a.senco", Role.SCHOOL, Desk.SCHOOL, "{bcrypt}z"))
                .isFalse();
        assertThat(desk.count("hub.audit_events WHERE action = 'disabled'")).isEqualTo(1);
    }

    @Test
    void onlyASchoolsAccountHasASchoolAndItAlwaysHas() {
        assertThatThrownBy(() -> accounts.add("x", Role.SCHOOL, null, "h"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> accounts.add("x", Role.OPERATOR, Desk.SCHOOL, "h"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(desk.count("hub.audit_events")).isZero();
    }
}
