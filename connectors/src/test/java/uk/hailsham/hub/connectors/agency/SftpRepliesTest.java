package uk.hailsham.hub.connectors.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.agency.SftpReplies.Look;
import uk.hailsham.hub.connectors.agency.SftpReplies.ReplyFile;
import uk.hailsham.hub.connectors.sftp.HostKeyPin;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.sftp.SftpStandIn;
import uk.hailsham.hub.connectors.sftp.SftpTimeouts;
import uk.hailsham.hub.domain.agency.Agency;

@Timeout(180)
class SftpRepliesTest {
    private static final KeyPair KEY = SftpStandIn.key("ecdsa-sha2-nistp256");
    private static final int LARGEST = 50_000;

    @TempDir
    Path root;

    private SftpStandIn server;
    private SftpSessions sessions;
    private SftpReplies replies;
    private Agency agency;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(root.resolve("out"));
        server = new SftpStandIn(root, KEY).start(0, KEY);
        sessions = new SftpSessions(name -> Optional.of(SftpStandIn.pem(KEY)), SftpTimeouts.USUAL, Clock.systemUTC());
        replies = new SftpReplies(sessions, LARGEST, 3);
        agency = Agencies.at(server.endpoint(HostKeyPin.fingerprint(KEY.getPublic())));
    }

    @AfterEach
    void stop() throws IOException {
        sessions.close();
        server.close();
    }

    private void answer(String name, String text) throws IOException {
        Files.writeString(root.resolve("out").resolve(name), text);
    }

    private static List<String> texts(Look look) {
        return look.files().stream()
                .map(file -> file.name() + "=" + new String(file.bytes(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    @Test
    void handsOverAFileOnceTwoLooksFoundItUnchanged() throws Exception {
        answer("acks.csv", "half");
        assertThat(replies.look(agency).waiting()).isEqualTo(1);
        answer("acks.csv", "half and whole");
        assertThat(replies.look(agency).files()).isEmpty();
        assertThat(texts(replies.look(agency))).containsExactly("acks.csv=half and whole");
    }

    @Test
    void handsOverAgainUntilPutAway() throws Exception {
        answer("acks.csv", "rows");
        replies.look(agency);
        replies.look(agency);
        ReplyFile file = replies.look(agency).files().get(0);
        replies.putAway(agency, file);
        replies.putAway(agency, file);
        assertThat(replies.look(agency)).isEqualTo(new Look(List.of(), 0, 0));
        assertThat(server.names("out")).containsExactly("done");
        assertThat(server.names("out/done")).containsExactly("acks.csv");
    }

    @Test
    void aNameThatComesAgainReplacesTheOneInDone() throws Exception {
        for (String text : List.of("first week", "second week")) {
            answer("acks.csv", text);
            replies.look(agency);
            replies.putAway(agency, replies.look(agency).files().get(0));
        }
        assertThat(Files.readString(root.resolve("out/done/acks.csv"))).isEqualTo("second week");
    }

    @Test
    void leavesAloneWhatIsNotAnAnswer() throws Exception {
        answer(".hidden.csv", "x");
        answer("readme.txt", "x");
        answer("large.csv", "x".repeat(LARGEST + 1));
        Files.createDirectories(root.resolve("out/folder.csv"));
        Files.createSymbolicLink(root.resolve("out/link.csv"), root.resolve("out/readme.txt"));
        answer("good.csv", "x".repeat(LARGEST));
        replies.look(agency);
        Look look = replies.look(agency);
        assertThat(look.files()).extracting(ReplyFile::name).containsExactly("good.csv");
        assertThat(look.files().get(0).bytes()).hasSize(LARGEST);
        assertThat(look.left()).isEqualTo(5);
    }

    @Test
    void takesNoMoreThanItsShareInOneLook() throws Exception {
        for (int number = 0; number < 5; number++) {
            answer("a" + number + ".csv", "x");
        }
        replies.look(agency);
        Look look = replies.look(agency);
        assertThat(look.files()).hasSize(3);
        assertThat(look.waiting()).isEqualTo(2);
    }

    @Test
    void followsNoNameOutOfTheFolder() throws Exception {
        answer("acks.csv", "x");
        server.shown = name -> name.endsWith(".csv") ? "../../etc/" + name : name;
        replies.look(agency);
        assertThat(replies.look(agency)).isEqualTo(new Look(List.of(), 1, 0));
        assertThatThrownBy(() -> replies.putAway(agency, new ReplyFile("../../etc/acks.csv", new byte[0])))
                .hasMessageContaining("expected a name that is one path segment");
    }

    @Test
    void saysWhenTheFolderIsMissing() throws Exception {
        Files.delete(root.resolve("out"));
        assertThatThrownBy(() -> replies.look(agency))
                .isInstanceOf(IOException.class)
                .hasMessage("psychology: replies: the server answered SSH_FX_NO_SUCH_FILE");
    }
}
