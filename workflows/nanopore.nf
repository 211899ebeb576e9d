#!/usr/bin/env nextflow
// A run's folder (or one file of reads) + known sequences -> shards of equal numbers of bytes -> one table of hits -> the reads that each
// sequence owns.

include { CONVSCAN_NANOPORE } from './modules/local/convscan/nanopore/main'
include { CONVSCAN_MERGEREADS } from './modules/local/convscan/mergereads/main'
include { READS_DEMULTIPLEX } from './modules/local/reads/demultiplex/main'
include { sampleRows; wrong } from './subworkflows/local/samplesheet/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', run: 'path', queries: 'file'])
    CONVSCAN_NANOPORE(channel.fromList(rows.collectMany { shards(it) }))
    tables = CONVSCAN_NANOPORE.out.hits
        .map { meta, shard, part -> [groupKey(meta, meta.shards), shard ? shard[0] : 1, part] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
    CONVSCAN_MERGEREADS(tables)
    READS_DEMULTIPLEX(CONVSCAN_MERGEREADS.out.hits, params.min_margin)
    writeVersions()
}

/*
 * The tasks of a row: as many as the bytes of the files of reads anywhere in the run's folder need. Each is given the files that its
 * part touches, and the names and sizes of the others: that is all that 'convscan nanopore --shard' asks of them.
 */
def shards(row) {
    def folder = row.run.isDirectory()
    def reads = folder ? files("${row.run.toUriString()}/**.{pod5,fast5,slow5,blow5}").sort { it.toString() } : [row.run]
    if (!reads) {
        wrong("${params.input}: sample '${row.sample}': no reads (.pod5, .fast5, .slow5, .blow5) in ${row.run}")
    }
    def sizes = reads.collect { it.size() }
    def count = Math.max(1, Math.min(params.max_shards, Math.ceil(sizes.sum() / params.read_bytes) as int))
    def meta = [id: row.sample, shards: count]
    def names = reads.collect { folder ? row.run.name + it.toUriString().substring(row.run.toUriString().size()).replaceFirst('^/*', '/') : it.name }
    return (1..count).collect { number ->
        def mine = touched(sizes, number, count)
        def layout = [names, sizes, mine].transpose()
        [meta, [reads, mine].transpose().findAll { it[1] }.collect { it[0] }, row.run.name, layout, row.queries,
            count == 1 ? [] : [number, count]]
    }
}

/* Of files that are laid end to end and cut into equal numbers of bytes, those that a part has some of; the last has the rest. */
def touched(sizes, number, count) {
    def total = sizes.sum()
    def start = total.intdiv(count) * (number - 1) + Math.min(number - 1, total % count)
    def end = number == count ? Long.MAX_VALUE : total.intdiv(count) * number + Math.min(number, total % count)
    def passed = 0L
    return sizes.collect { size ->
        def from = passed
        passed += size
        from < end && Math.max(passed, from + 1) > start
    }
}
