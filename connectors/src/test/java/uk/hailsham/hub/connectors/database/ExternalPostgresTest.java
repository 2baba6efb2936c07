package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalPostgresTest {
    private static DatabaseAccess at(String url) {
        return new DatabaseAccess(url, "hub_app", "a-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5432/hub",
                "jdbc:postgresql://localhost/hub?logServerErrorDetail=false",
                "jdbc:postgresql:hub",
                "jdbc:postgresql://192.0.2.7/hub?sslmode=verify-full&sslrootcert=/etc/hub/database.pem",
                "jdbc:postgresql://192.0.2.7/hub?ssl=true"
            })
    void isTakenOnThisMachineOrWithItsCertificateVerified(String url) throws Exception {
        assertThat(ExternalPostgres.at(at(url), at(url), false).hub().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://192.0.2.7/hub",
                "jdbc:postgresql://127.0.0.1,192.0.2.7/hub",
                "jdbc:postgresql://192.0.2.7/hub?sslmode=require",
                "jdbc:postgresql://192.0.2.7/hub?sslmode=verify-ca",
                "jdbc:postgresql://192.0.2.7/hub?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "jdbc:postgresql://192.0.2.7/hub?ssl=true&sslmode=prefer"
            })
    void isRefusedElsewhereWithoutUnlessTheNetworkIsSaidToBeClosed(String url) throws Exception {
        assertThatThrownBy(() -> ExternalPostgres.at(at(url), at(url), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sslmode=verify-full")
                .hasMessageContaining("192.0.2.7")
                .hasMessageContaining("hub.database.closed")
                .hasMessageNotContaining("a-password");
        assertThat(ExternalPostgres.at(at(url), at(url), true).hub().url()).isEqualTo(url);
    }

    @Test
    void anotherKindOfDatabaseIsRefused() {
        assertThatThrownBy(() -> ExternalPostgres.at(at("jdbc:other://x/y"), at("jdbc:other://x/y"), true))
                .hasMessageContaining("expected hub.database.url to be jdbc:postgresql://…");
    }
}
