package uk.hailsham.hub.app.securelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LinkCookiesTest {
    private final LinkCookies outside = new LinkCookies(() -> URI.create("https://hub.example"));
    private final LinkCookies here = new LinkCookies(() -> URI.create("http://127.0.0.1:8080"));

    @Test
    void overHttpsACookieNeverTravelsInTheClear() {
        assertThat(outside.open("s")).isEqualTo("hub-link=s; Path=/link; Secure; HttpOnly; SameSite=Lax");
        assertThat(here.open("s")).isEqualTo("hub-link=s; Path=/link; HttpOnly; SameSite=Lax");
    }

    @Test
    void whoLeavesTakesItAlong() {
        assertThat(outside.ended()).startsWith("hub-link=; Path=/link; Max-Age=0;");
    }
}
