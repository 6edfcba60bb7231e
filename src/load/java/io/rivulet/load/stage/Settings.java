package io.rivulet.load.stage;

/** What a program was told by `-D<program>.<name>=...`; the defaults stand in pom.xml. */
public record Settings(String program) {

    public String text(String name) {
        return System.getProperty(program + "." + name, "").strip();
    }

    public int number(String name) {
        return Integer.parseInt(text(name).replace("_", ""));
    }

    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }
}
