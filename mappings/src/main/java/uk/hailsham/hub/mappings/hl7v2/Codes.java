package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v24.datatype.CE;
import java.util.Optional;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** Codes with their words, of HL7's tables and of the hub's own lists. */
record Codes(CodeLists lists) {
    /** Names what is the hub's. */
    static final String HUB = "HUB";

    /** As HL7 has a local list be called. */
    static final String OWN = "99HUB";

    static void table(CE field, String code, String word, String table) throws DataTypeException {
        field.getIdentifier().setValue(code);
        field.getText().setValue(word);
        field.getNameOfCodingSystem().setValue("HL7" + table);
    }

    static void own(CE field, DisclosableField named) throws DataTypeException {
        field.getIdentifier().setValue(named.key());
        field.getText().setValue(named.label());
        field.getNameOfCodingSystem().setValue(OWN);
    }

    /** With its label, where the list has one. */
    void coded(CE field, DisclosableField listed, String code) throws DataTypeException {
        field.getIdentifier().setValue(code);
        field.getText().setValue(label(listed, code).orElse(null));
        field.getNameOfCodingSystem().setValue(OWN);
    }

    private Optional<String> label(DisclosableField listed, String code) {
        return listed.codeList()
                .map(lists.byName()::get)
                .flatMap(list -> list.find(code))
                .map(CodeList.Code::label)
                .filter(label -> !label.isBlank());
    }
}
