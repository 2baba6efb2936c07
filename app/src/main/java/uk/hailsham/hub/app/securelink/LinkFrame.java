package uk.hailsham.hub.app.securelink;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.HubSettings;

/** The frame of every page here: no script, nothing loaded from elsewhere, one style sheet of the hub's own. */
@Component
final class LinkFrame {
    /** Where all of it lies, and how far its cookies reach. */
    static final String PATH = "/link";

    private final HubSettings hub;

    LinkFrame(Configuration configuration) {
        this.hub = configuration.hub();
    }

    /** @param body HTML whose texts are escaped already */
    String of(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="robots" content="noindex">
                  <title>%1$s - %2$s</title>
                  <link rel="stylesheet" href="/link/style.css">
                </head>
                <body><header>%2$s</header><main><h1>%1$s</h1>
                %3$s</main>%4$s</body>
                </html>
                """.formatted(text(title), text(hub.name()), body, help());
    }

    private String help() {
        return hub.link() == null || hub.link().phone() == null
                ? ""
                : "<footer>The hub's team: " + text(hub.link().phone()) + "</footer>";
    }

    /** Any text as a page may hold it, within an attribute too. */
    static String text(String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
