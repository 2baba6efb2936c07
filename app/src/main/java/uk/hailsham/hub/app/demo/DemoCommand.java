package uk.hailsham.hub.app.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.run.PortTaken;

/** Shows the hub at work on a made-up town, whole: nothing is left out but real people. */
@Command(
        name = "demo",
        description = "Runs the hub on a made-up town and prints what happened; stays up, or ends with --once.")
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(names = "--once", description = "Waits until all has settled, prints the summary as JSON and ends.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "HTTP on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Plays so many of the town's days as well, a day in a few seconds; up to "
                    + SchoolDaysPlan.MOST + ". 90 show a quarter's waiting times.")
    private int days;

    @Option(names = "--data", hidden = true, defaultValue = "${sys:hub.home:-.}/data/demo")
    private Path data;

    @Override
    public Integer call() throws Exception {
        if (days < 0 || days > SchoolDaysPlan.MOST) {
            throw new Refusal(Exit.USAGE, "expected --days from 1 to " + SchoolDaysPlan.MOST + ", found " + days);
        }
        if (!once) {
            PortTaken.refuse(port);
        }
        try (Demo demo = Demo.start(config, data.toAbsolutePath(), once ? 0 : port, days)) {
            boolean good = demo.play();
            if (once) {
                System.out.println(json().writeValueAsString(demo.summary()));
            } else {
                System.out.println(demo.text());
                demo.awaitEnd();
            }
            return good ? Exit.DONE.code() : Exit.FAILED.code();
        }
    }

    /** Made when it is needed: a field would load Jackson for every verb, hub --help too. */
    private static ObjectMapper json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .build();
    }
}
