package uk.hailsham.hub.mappings.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** Makes the only XML parsers of the hub: nothing is fetched, nothing is expanded, everything is bounded. */
final class HardenedFactory {
    static final int DEPTH = 64;
    static final int ATTRIBUTES = 64;
    static final int ATTRIBUTE_CHARACTERS = 8 * 1024;
    static final int TEXT_CHARACTERS = 8 * 1024 * 1024;
    /** A file of 300 MB of pupils has about ten million elements. */
    static final long ELEMENTS = 200_000_000L;

    static final long CHARACTERS = 4L * 1024 * 1024 * 1024;

    private static final WstxInputFactory FACTORY = factory();

    private HardenedFactory() {}

    static WstxInputFactory get() {
        return FACTORY;
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, TEXT_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, CHARACTERS);
        return factory;
    }
}
