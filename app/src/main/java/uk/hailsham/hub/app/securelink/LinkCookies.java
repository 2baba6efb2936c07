package uk.hailsham.hub.app.securelink;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** What an agency's browser keeps: that it has shown the code. It ends with the browser, and on the server before that. */
public final class LinkCookies {
    private static final String NAME = "hub-link";
    private final Supplier<URI> base;

    /** @param base of the pages, as agencies reach them; over https a cookie never travels in the clear */
    public LinkCookies(Supplier<URI> base) {
        this.base = base;
    }

    boolean secure() {
        return "https".equals(base.get().getScheme());
    }

    /** Null when the browser has none. */
    String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    String open(String session) {
        return cookie(session, Duration.ofSeconds(-1));
    }

    String ended() {
        return cookie("", Duration.ZERO);
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .path(LinkFrame.PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure())
                .maxAge(age)
                .build()
                .toString();
    }
}
