// What a folder of recordings holds, and which files each recording needs: a task gets those and no others.

/* The recordings of a folder, in order: those that its file RECORDS lists, else all that are not part of another. */
def recordings(folder) {
    def list = folder.resolve('RECORDS')
    if (list.exists()) {
        return list.readLines()*.trim().findAll { it }.collect { recording(folder, it) }
    }
    def files = folder.listFiles().sort { it.name }
    def headers = files.findAll { it.name.endsWith('.hea') }
    def segments = headers.collectMany { segmentsOf(it) }.toSet()
    def names = headers.collect { it.name - ~/\.hea$/ }.findAll { !(it in segments) }
    return names.collect { recording(folder, it) } + files.findAll { it.name ==~ /(?i).*\.(edf|bdf)/ }.collect { [name: it.name, files: [it]] }
}

/* One recording: as it is called in a task's folder, and its files. */
def recording(folder, name) {
    def header = folder.resolve(name + '.hea')
    if (header.exists()) {
        return [name: header.name - ~/\.hea$/, files: filesOf(header).unique()]
    }
    def file = folder.resolve(name)
    if (!file.exists()) {
        error("${folder}: no recording '${name}', which its file RECORDS lists")
    }
    return [name: file.name, files: [file]]
}

/* A WFDB header, the files of its signals, and those of its segments where it has some. */
def filesOf(header) {
    def segments = segmentsOf(header)
    if (segments) {
        return [header] + segments.findAll { it != '~' }.collectMany { filesOf(header.resolveSibling(it + '.hea')) }
    }
    return [header] + lines(header).drop(1).collect { header.resolveSibling(it.tokenize()[0]) }.findAll { it.name != '-' && it.name != '~' }
}

/* Names of the segments of a header that says it has some, as in `record/3 2 360`. */
def segmentsOf(header) {
    def lines = lines(header)
    return lines && lines[0].tokenize()[0].contains('/') ? lines.drop(1).collect { it.tokenize()[0] } : []
}

def lines(header) {
    return header.readLines()*.trim().findAll { it && !it.startsWith('#') }
}
