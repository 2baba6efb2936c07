package uk.hailsham.hub.reconcile.model;

/** What the pairs looked at lead one to expect. */
final class Expectation {
    final double[][] grades;
    double matches;
    double siblings;
    double twins;
    double stayed;
    double residing;

    Expectation(Model model) {
        grades = new double[model.spreads.size()][];
        for (int c = 0; c < grades.length; c++) {
            grades[c] = new double[model.spreads.get(c).m.length];
        }
    }

    void add(Expectation other) {
        matches += other.matches;
        siblings += other.siblings;
        twins += other.twins;
        stayed += other.stayed;
        residing += other.residing;
        for (int c = 0; c < grades.length; c++) {
            for (int grade = 0; grade < grades[c].length; grade++) {
                grades[c][grade] += other.grades[c][grade];
            }
        }
    }
}
