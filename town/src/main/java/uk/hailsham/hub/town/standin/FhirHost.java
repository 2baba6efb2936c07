package uk.hailsham.hub.town.standin;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardServer;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Tomcat within this process, on the loopback alone: servlets, and no page, no session, no descriptor. */
final class FhirHost implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Tomcat tomcat;
    private final Path folder;
    private final int port;

    private FhirHost(Tomcat tomcat, Path folder) {
        this.tomcat = tomcat;
        this.folder = folder;
        this.port = tomcat.getConnector().getLocalPort();
    }

    /** @param port 0 for any */
    static Connector plain(int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", LOOPBACK);
        return connector;
    }

    /** Shows one identity and asks for the other. */
    static Connector mutual(int port, MadeIdentity own, MadeIdentity client)
            throws IOException, GeneralSecurityException {
        SSLHostConfig tls = new SSLHostConfig();
        tls.setCertificateVerification("required");
        tls.setTrustStore(client.known());
        SSLHostConfigCertificate shown = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        shown.setCertificateKeystore(own.shown());
        shown.setCertificateKeystorePassword("");
        shown.setCertificateKeyPassword("");
        tls.addCertificate(shown);
        Connector connector = plain(port);
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(tls);
        return connector;
    }

    /** @param servlets by their patterns; each is made ready before the first request comes */
    static FhirHost start(Connector connector, Map<String, HttpServlet> servlets) throws IOException {
        Registry.disableRegistry();
        Path folder = Files.createTempDirectory("stand-in-fhir");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setSilent(true);
        ((StandardServer) tomcat.getServer()).setUtilityThreadsAsDaemon(true);
        tomcat.setConnector(connector);
        StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
        context.setParentClassLoader(FhirHost.class.getClassLoader());
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        servlets.forEach((pattern, servlet) -> {
            Tomcat.addServlet(context, pattern, servlet).setLoadOnStartup(1);
            context.addServletMappingDecoded(pattern, pattern);
        });
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IOException("the stand-in cannot listen on port " + connector.getPort(), e);
        }
        return new FhirHost(tomcat, folder);
    }

    /** The same when it is closed. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        try (Stream<Path> files = stopped()) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Path> stopped() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException(e);
        }
        return Files.walk(folder);
    }
}
