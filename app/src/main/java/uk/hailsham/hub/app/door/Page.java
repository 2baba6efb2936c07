package uk.hailsham.hub.app.door;

/** The plain frame of the hub's own pages; no script, nothing loaded from elsewhere. */
final class Page {
    private Page() {}

    static String of(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s - Integration hub</title>
                  <style>
                    body { font: 18px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color: #0b0c0c }
                    h1 { font-size: 2rem }
                    label { display: block; margin-top: 1rem; font-weight: 600 }
                    input { font: inherit; width: 100%%; padding: .5rem; border: 2px solid #0b0c0c; box-sizing: border-box }
                    button { font: inherit; margin-top: 1.5rem; padding: .5rem 1.5rem; background: #00703c; color: #fff; border: 0 }
                    :focus { outline: 3px solid #fd0; outline-offset: 0 }
                    [role=alert] { border-left: 6px solid #d4351c; padding-left: 1rem }
                    li { margin: .5rem 0 }
                  </style>
                </head>
                <body><main><h1>%1$s</h1>%2$s</main></body>
                </html>
                """.formatted(title, body);
    }
}
