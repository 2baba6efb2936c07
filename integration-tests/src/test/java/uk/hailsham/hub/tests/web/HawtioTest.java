package uk.hailsham.hub.tests.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;

/** An operator watches routes in Hawtio, in a real browser; nobody else does. */
@OnTheDemo
class HawtioTest {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MILLIS = 300_000;

    @TempDir
    private Path profile;

    @Test
    void showsAndDrawsTheRoutesByNameToASignedInOperatorOnly(Demo demo) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                BrowserContext browser = playwright
                        .chromium()
                        .launchPersistentContext(
                                profile,
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(chromium())
                                        .setArgs(FLAGS))) {
            Page page = browser.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.navigate(demo.hub().url() + "/actuator/hawtio");
            assertThat(page.url()).endsWith("/sign-in");

            page.fill("#username", "operator");
            page.fill("#password", demo.password("operator"));
            page.click("button[type=submit]");
            page.navigate(demo.hub().url() + "/actuator/hawtio/camel");
            Locator tree = page.getByText("routes", new Page.GetByTextOptions().setExact(true))
                    .first();
            assertThat(tree).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            tree.click();
            assertThat(page.getByText("intake.white-house").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            page.getByText("intake.white-house").first().click();
            page.getByText("Route Diagram").first().click();
            assertThat(page.locator(".react-flow__node").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "hawtio.png")));
        }
    }

    private static Path chromium() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(folder -> List.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")).stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "expected Chromium on the path; install it (Debian: apt-get install chromium)"));
    }
}
