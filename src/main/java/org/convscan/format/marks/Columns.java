package org.convscan.format.marks;

import java.util.List;
import org.convscan.InputException;

/** Finds a table's columns by what a user calls them. */
final class Columns {
    private Columns() {}

    /** The index of a column that is called by its name or by its number, from 1. */
    static int of(MarkTable table, List<String> names, String column) throws InputException {
        int index = names.indexOf(column);
        if (index < 0) {
            index = column.matches("[0-9]{1,6}") ? Integer.parseInt(column) - 1 : -1;
        }
        if (index < 0 || index >= names.size()) {
            throw table.wrong("there is no column '" + column + "'", "the columns are " + String.join(", ", names));
        }
        return index;
    }

    /** The index of a column of a table without names. */
    static int numbered(MarkTable table, String column) throws InputException {
        if (!column.matches("[1-9][0-9]{0,5}")) {
            throw new InputException(table.file(), "", "there is no column '" + column + "'",
                    "its columns have no names: give the number of one, from 1");
        }
        return Integer.parseInt(column) - 1;
    }
}
