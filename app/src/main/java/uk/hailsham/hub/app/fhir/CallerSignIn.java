package uk.hailsham.hub.app.fhir;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Lets agencies' servers in. No bean: Spring Security would let them in everywhere, and nobody else anywhere. */
final class CallerSignIn implements AuthenticationProvider {
    static final String ROLE = "AGENCY";

    private final AgencyCallers callers;

    CallerSignIn(AgencyCallers callers) {
        this.callers = callers;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        if (!callers.knows(asked.getName(), String.valueOf(asked.getCredentials()))) {
            throw new BadCredentialsException("no such agency, or another secret");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                asked.getName(), null, AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
