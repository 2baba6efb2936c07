package uk.hailsham.hub.routes.camel;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.routes.intake.OpenDrop;
import uk.hailsham.hub.routes.intake.ReadDrop;

/** A reader of the hub as a data format of Camel: an open drop in, the drop being read out. It reads, never writes. */
public final class Unmarshal extends ServiceSupport implements DataFormat {
    private final Function<DropContent, ?> reader;

    public Unmarshal(Function<DropContent, ?> reader) {
        this.reader = reader;
    }

    @Override
    public Object unmarshal(Exchange exchange, Object body) {
        OpenDrop open = (OpenDrop) body;
        return new ReadDrop<>(open.drop(), reader.apply(open.content()));
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) {
        throw new UnsupportedOperationException("expected an open drop, found a bare stream");
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) {
        throw new UnsupportedOperationException("schools' formats are read, not written");
    }
}
