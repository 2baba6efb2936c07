package uk.hailsham.hub.app.door;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The form at which people sign in, and the page they come to. */
@Controller
public class SignInPage {
    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String signIn(HttpServletRequest request, CsrfToken token) {
        String note = request.getParameter("error") != null
                ? "<p role=\"alert\">Name or password is not right, or the account is closed.</p>"
                : request.getParameter("out") != null ? "<p role=\"status\">You have signed out.</p>" : "";
        return Page.of("Sign in", """
                %s
                <form method="post" action="/sign-in">
                  <input type="hidden" name="%s" value="%s">
                  <label for="username">Account</label>
                  <input id="username" name="username" autocomplete="username" required autofocus>
                  <label for="password">Password</label>
                  <input id="password" name="password" type="password" autocomplete="current-password" required>
                  <button type="submit">Sign in</button>
                </form>
                """.formatted(note, token.getParameterName(), token.getToken()));
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String home(CsrfToken token) {
        return Page.of("Integration hub", """
                <ul>
                  <li><a href="/actuator/hawtio">Routes, in Hawtio</a></li>
                  <li><a href="/actuator/health">Health of schools and agencies</a></li>
                  <li><a href="/api/v1/drops">Drops and their books</a></li>
                  <li><a href="/api/v1/agencies">Agencies</a></li>
                  <li><a href="/api/v1/openapi.json">The interface, as OpenAPI</a></li>
                </ul>
                <form method="post" action="/sign-out">
                  <input type="hidden" name="%s" value="%s">
                  <button type="submit">Sign out</button>
                </form>
                """.formatted(token.getParameterName(), token.getToken()));
    }
}
