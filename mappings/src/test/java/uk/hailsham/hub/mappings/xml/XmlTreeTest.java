package uk.hailsham.hub.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The other reader of XML: parts of Word files, which may come from outside as well. */
class XmlTreeTest {
    @TempDir
    private Path folder;

    private static Document read(String xml) {
        return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsATree() {
        assertThat(read("<r><p>one</p></r>").getDocumentElement().getTextContent())
                .isEqualTo("one");
    }

    @Test
    void expandsNoEntityOfAFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a-secret");
        assertThatThrownBy(() -> read("<!DOCTYPE r [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><r>&x;</r>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected well-formed XML without a document type");
    }

    @Test
    void expandsNoBomb() {
        assertThatThrownBy(() -> read("<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><r>&b;</r>"))
                .hasMessage("expected well-formed XML without a document type");
    }

    @Test
    void asksNoServerForASubset() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            try {
                read("<!DOCTYPE r SYSTEM '" + address + "'><r/>");
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("expected well-formed XML without a document type");
            }
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
