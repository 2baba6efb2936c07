package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.agency.Endpoint;

/** An agency that is reached by a link needs an address of the hub's pages, and a second way. */
class LinkFaultsTest {
    private static final String TO = "endpoint: {to: spoa@childrens-social-care.example}";

    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void linked() throws IOException {
        copy = ConfigCopy.in(folder).replace("agencies.yml", "channel: email", "channel: secure-link");
    }

    private ConfigCopy code(String code) throws IOException {
        return copy.replace(
                "agencies.yml", TO, "endpoint: {to: spoa@childrens-social-care.example, code: {" + code + "}}");
    }

    @Test
    void aCodeGoesToAnotherMailboxOrIsAPassphraseAmongTheSecrets() throws IOException {
        Configuration byMail =
                code("mail: duty@childrens-social-care.example").read().configuration();
        assertThat(byMail.agency("childrens-social-care").orElseThrow().endpoint())
                .isEqualTo(new Endpoint.Link(
                        "spoa@childrens-social-care.example",
                        new Endpoint.Code.ByMail("duty@childrens-social-care.example")));
        copy.replace("agencies.yml", "mail: duty@childrens-social-care.example", "secret: spoa-passphrase");
        Configuration agreed = copy.read().configuration();
        assertThat(copy.faults()).isEmpty();
        assertThat(agreed.secrets()).contains("spoa-passphrase");
        assertThat(agreed.hub().link())
                .isEqualTo(new HubSettings.Link(
                        URI.create("https://link.hailsham-hub.example"),
                        Duration.ofDays(14),
                        LocalTime.of(7, 30),
                        "01632 960199"));
    }

    @Test
    void withoutASecondWayNobodyGetsALink() throws IOException {
        assertThat(copy.faults())
                .containsExactly("agencies.yml:24: agencies[0].endpoint.code: expected a value, found none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail: spoa@childrens-social-care.example | expected another mailbox than the link's, which would be no second way, found the same",
                "mail: nobody | expected an e-mail address such as intake@agency.example, found 'nobody'",
                "mail: a@b.example, secret: x-y | expected either mail: another mailbox, or secret: the name of a passphrase agreed by phone",
                "secret: Nine Buses | expected a secret's name of a-z, 0-9 and hyphens (the secret itself never stands here), found 'Nine Buses'",
            })
    void aSecondWayThatIsNoneIsTold(String code, String told) throws IOException {
        List<String> faults = code(code).faults();
        assertThat(faults).singleElement().asString().endsWith(told);
    }

    @Test
    void withoutAnAddressOfItsPagesTheHubCanSendNoLink() throws IOException {
        code("secret: spoa-passphrase").replace("hub.yml", "link:", "links:");
        assertThat(copy.faults())
                .anyMatch(fault -> fault.endsWith(
                        "channel: expected link: {base: ...} in hub.yml beside secure-link, found none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example",
                "https://hub.example/pages",
                "ftp://hub.example",
                "https://u:p@hub.example",
                "hub.example",
                "https://hub.example?x=1"
            })
    void aBaseThatWouldShowATokenToOthersIsTold(String base) throws IOException {
        code("secret: spoa-passphrase").replace("hub.yml", "https://link.hailsham-hub.example", base);
        assertThat(copy.faults())
                .singleElement()
                .asString()
                .contains("link.base: expected an address such as https://hub.example", "found '" + base + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost", "https://hub.example:8443"})
    void aBaseOnThisMachineMayDoWithoutTls(String base) throws IOException {
        code("secret: spoa-passphrase").replace("hub.yml", "https://link.hailsham-hub.example", base);
        assertThat(copy.faults()).isEmpty();
    }

    @Test
    void aPageShowsNoPapers() throws IOException {
        code("secret: spoa-passphrase")
                .replace("agencies.yml", "sensitive: false", "sensitive: false\n    attachments: true");
        assertThat(copy.faults()).singleElement().asString().contains("expected false with channel: secure-link");
    }
}
