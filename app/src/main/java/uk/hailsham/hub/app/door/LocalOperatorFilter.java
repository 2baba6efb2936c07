package uk.hailsham.hub.app.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.hailsham.hub.domain.access.Access.Role;

/**
 * Lets verbs of the hub's own user act as an operator: they know the token of this run, which lies in {@code run.json} and
 * dies with the process. No account is named like that, since account names hold no colon. Not a bean: Boot would put it
 * before every path.
 */
final class LocalOperatorFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private final byte[] token;
    private final SignedIn operator;

    LocalOperatorFilter(LocalOperator local) {
        this.token = local.token().getBytes(StandardCharsets.US_ASCII);
        this.operator = new SignedIn("local:" + local.user(), "", Role.OPERATOR, null, true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String said = request.getHeader("Authorization");
        if (said != null && said.startsWith(SCHEME) && isToken(said.substring(SCHEME.length()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(operator, null, operator.getAuthorities()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** In the same time whatever was said. */
    private boolean isToken(String said) {
        return MessageDigest.isEqual(token, said.getBytes(StandardCharsets.UTF_8));
    }
}
