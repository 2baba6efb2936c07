package uk.hailsham.hub.app.securelink;

import org.springframework.web.util.HtmlUtils;

/** The frame of every page here: no script, nothing loaded from elsewhere, one style sheet of the hub's own. */
final class LinkFrame {
    /** Where all of it lies, and how far its cookies reach. */
    static final String PATH = "/link";

    private LinkFrame() {}

    /** @param body HTML whose texts are escaped already */
    static String of(String hub, String title, String body) {
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
                %3$s</main></body>
                </html>
                """.formatted(text(title), text(hub), body);
    }

    /** Any text as a page may hold it, within an attribute too. */
    static String text(String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
