package org.convscan.format.slow5;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.rawread.Printable;
import org.convscan.format.rawread.ReadFile;
import org.convscan.format.rawread.StoredRead;

/** A SLOW5 file: a read a line, its samples as decimal numbers with commas between. */
final class TextFile implements ReadFile {
    private final String name;
    private final long size;
    private final FieldReader in;
    private final Header header;

    TextFile(String name, InputStream in, long size) throws IOException {
        this.name = name;
        this.size = size;
        this.in = new FieldReader(in);
        this.header = readHeader();
    }

    private Header readHeader() throws IOException {
        Header found = new Header(name);
        while (!found.complete()) {
            int first = in.peek();
            if (first != '#' && first != '@') {
                throw new InputException(name, place(), first < 0 ? "the file ends inside its header" : "a read before the names of the columns",
                        "the header ends with a line #read_id ...");
            }
            String place = place();
            String line = in.line();
            if (line == null) {
                throw new InputException(name, place, "a line of the header is too long", "");
            }
            if (line.startsWith("#slow5_version")) {
                checkVersion(line, place);
            }
            found.line(line, place);
        }
        return found;
    }

    private void checkVersion(String line, String place) throws InputException {
        String version = line.substring(line.lastIndexOf('\t') + 1);
        if (!version.matches("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")) {
            throw new InputException(name, place, "this is no version: " + Printable.of(version), "it looks like 0.2.0");
        }
        String[] parts = version.split("\\.");
        Slow5File.checkVersion(name, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private String place() {
        return "line " + in.lineNumber();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredRead next() throws IOException {
        if (in.peek() < 0) {
            return null;
        }
        String place = place();
        try {
            return read();
        } catch (MalformedFieldException e) {
            return Rows.damaged(name, place, e.getMessage());
        } finally {
            in.endLine();
        }
    }

    @Override
    public boolean skip() throws IOException {
        boolean there = in.peek() >= 0;
        if (there) {
            in.endLine();
        }
        return there;
    }

    @Override
    public double passed() {
        return Math.min(1, (double) in.passed() / size);
    }

    private StoredRead read() throws IOException {
        String id = in.field("read_id");
        long group = whole("read_group");
        double[] numbers = new double[4];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(Header.MAIN.get(2 + i));
        }
        long length = whole("len_raw_signal");
        short[] samples = in.samples(length);
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Column> extra = header.extra();
        for (Column column : extra) {
            String value = column.text(in.field(column.name()));
            if (value != null) {
                attributes.put(column.name(), value);
            }
        }
        in.checkEnd();
        header.describe(group, attributes);
        return Rows.read(name, id, numbers, samples, attributes);
    }

    private long whole(String column) throws IOException {
        String field = in.field(column);
        try {
            return Long.parseUnsignedLong(field);
        } catch (NumberFormatException e) {
            throw MalformedFieldException.of(column, field, "is no whole number");
        }
    }

    private double number(String column) throws IOException {
        String field = in.field(column);
        try {
            // C writes nan, Java reads NaN.
            return field.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw MalformedFieldException.of(column, field, "is no number");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
