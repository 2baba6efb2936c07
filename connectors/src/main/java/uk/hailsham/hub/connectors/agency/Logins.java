package uk.hailsham.hub.connectors.agency;

import uk.hailsham.hub.connectors.sftp.SftpLogin;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** How the hub signs in at an agency. */
final class Logins {
    private Logins() {}

    static SftpLogin of(Agency agency) {
        Endpoint.Sftp sftp = (Endpoint.Sftp) agency.endpoint();
        return new SftpLogin(
                sftp.host(),
                sftp.port(),
                sftp.user(),
                sftp.hostKey(),
                sftp.keySecret(),
                null,
                "agency",
                "agencies.yml");
    }
}
