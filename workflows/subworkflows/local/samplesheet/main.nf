// A comma-separated sheet with a header, checked whole before anything runs. Paths are relative to the sheet's own folder.

/*
 * The rows of a sheet as maps. `columns` maps each known column to what it holds:
 * 'name', 'file', 'folder', 'path' (either), 'text', and with a '?' behind it when it may be empty or absent.
 */
def sampleRows(sheetName, Map columns) {
    if (!sheetName) {
        wrong("--input is missing: give a sample sheet with the columns ${columns.keySet().join(',')}")
    }
    def sheet = file(sheetName)
    if (!sheet.exists()) {
        wrong("${sheetName}: no such file (--input takes the sample sheet)")
    }
    def lines = sheet.text.replace('\uFEFF', '').readLines()
    def header = fields(lines ? lines[0] : '')
    checkHeader(sheetName, header, columns)
    def rows = []
    lines.eachWithIndex { line, i ->
        if (i > 0 && line.trim()) {
            rows << row(sheet, "${sheetName}: line ${i + 1}", header, fields(line), columns)
        }
    }
    if (!rows) {
        wrong("${sheetName}: no samples under the header")
    }
    def twice = rows*.sample.countBy { it }.find { it.value > 1 }
    if (twice) {
        wrong("${sheetName}: sample '${twice.key}' is there ${twice.value} times: each needs a name of its own")
    }
    return rows
}

def checkHeader(sheetName, header, columns) {
    def needed = columns.findAll { !it.value.endsWith('?') }.keySet() - header
    if (needed) {
        wrong("${sheetName}: line 1: column '${needed[0]}' is missing (columns: ${columns.keySet().join(',')})")
    }
    def unknown = header - columns.keySet()
    if (unknown) {
        wrong("${sheetName}: line 1: column '${unknown[0]}' is not known (columns: ${columns.keySet().join(',')})")
    }
    if (header.toSet().size() < header.size()) {
        wrong("${sheetName}: line 1: a column is named twice")
    }
}

def row(sheet, place, header, values, columns) {
    if (values.size() != header.size()) {
        wrong("${place}: ${values.size()} fields, but the header has ${header.size()}")
    }
    def row = columns.collectEntries { name, kind -> [name, null] }
    [header, values].transpose().each { name, value ->
        row[name] = value ? cell(sheet, "${place}: column '${name}'", columns[name], value) : null
    }
    def empty = columns.find { name, kind -> !kind.endsWith('?') && row[name] == null }
    if (empty) {
        wrong("${place}: column '${empty.key}' is empty")
    }
    return row
}

def cell(sheet, place, kind, value) {
    if (kind.startsWith('text')) {
        return value
    }
    if (kind.startsWith('name')) {
        if (!(value ==~ /[A-Za-z0-9][A-Za-z0-9._-]*/)) {
            wrong("${place}: '${value}' must be letters, digits, '.', '_' and '-' only, for it names files")
        }
        return value
    }
    def found = value ==~ /^([a-z0-9]+:)?\/.*/ ? file(value) : sheet.parent.resolve(value)
    if (!found.exists()) {
        wrong("${place}: no such ${kind - '?'}: ${value}")
    }
    if (!kind.startsWith('path') && kind.startsWith('folder') != found.isDirectory()) {
        wrong("${place}: ${value} is ${found.isDirectory() ? 'a folder, not a file' : 'a file, not a folder'}")
    }
    return found
}

def fields(line) {
    return line.split(',', -1).collect { it.trim().replaceAll(/^"(.*)"$/, '$1') }
}

/* One line, for whoever typed the command; nothing has run yet. */
def wrong(message) {
    error(message)
}
