package uk.hailsham.hub.app.securelink;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * The third door: open to whoever has a link, which is a secret, and closed to whoever has not its code. Nothing is kept in
 * the server's memory; the token against forged forms lies in a cookie and in the form.
 */
@Configuration(proxyBeanMethods = false)
class LinkSecurity {
    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(0)
    SecurityFilterChain secureLinks(HttpSecurity http, LinkCookies cookies, LinkFrame frame) throws Exception {
        return http.securityMatcher(LinkFrame.PATH + "/**")
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(out -> out.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(forms(cookies)))
                .exceptionHandling(
                        refused -> refused.accessDeniedHandler((request, response, e) -> forged(response, frame)))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex")))
                .build();
    }

    private static CookieCsrfTokenRepository forms(LinkCookies cookies) {
        CookieCsrfTokenRepository forms = new CookieCsrfTokenRepository();
        forms.setCookieName("hub-link-form");
        forms.setCookiePath(LinkFrame.PATH);
        forms.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(cookies.secure()));
        return forms;
    }

    private static void forged(HttpServletResponse response, LinkFrame frame) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/html; charset=utf-8");
        response.getOutputStream()
                .write(frame.of("Please open the link again", """
                        <p>This page was open for too long, or your browser keeps no cookies. Nothing was sent. Please open the
                        link in the mail again.</p>""").getBytes(StandardCharsets.UTF_8));
    }
}
