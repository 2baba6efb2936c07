package uk.hailsham.hub.tests.town;

import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * A file as an agency has got it.
 *
 * @param beside what else reached the agency with it: subject and text of the mail, or the file's path
 */
record Received(String fileName, byte[] body, String beside) {

    /** The recipient's id, which is the file's name. */
    String recipient() {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    /** What lies in the agency's in-folder, read over SFTP. */
    static List<Received> bySftp(int port, String hostKey, Path key, String agency) throws Exception {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, offered) ->
                    KeyUtils.getFingerPrint(offered).equals(hostKey));
            client.setKeyIdentityProvider(new FileKeyPairProvider(key));
            client.start();
            try (ClientSession session =
                    client.connect(agency, "127.0.0.1", port).verify(10_000).getSession()) {
                session.auth().verify(10_000);
                return files(session);
            }
        }
    }

    private static List<Received> files(ClientSession session) throws IOException {
        List<Received> received = new ArrayList<>();
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            for (SftpClient.DirEntry entry : sftp.readDir("in")) {
                String name = entry.getFilename();
                if (name.startsWith("rc-")) {
                    received.add(new Received(name, sftp.read("in/" + name).readAllBytes(), "in/" + name));
                }
            }
        }
        return received;
    }

    /** What lies in the agency's mailbox, read over IMAP. */
    static List<Received> byMail(int port, String mailbox, String password) throws Exception {
        Session session = Session.getInstance(new Properties());
        List<Received> received = new ArrayList<>();
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, mailbox, password);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) {
                    received.addAll(attachments(message));
                }
            }
        }
        return received;
    }

    private static List<Received> attachments(Message message) throws MessagingException, IOException {
        List<Received> found = new ArrayList<>();
        if (message.getContent() instanceof Multipart parts) {
            String beside = message.getSubject() + "\n" + parts.getBodyPart(0).getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                    found.add(new Received(
                            part.getFileName(), part.getInputStream().readAllBytes(), beside));
                }
            }
        }
        return found;
    }
}
