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

/* The tasks of a row: as many as the bytes of the files of reads anywhere in the run's folder need; each is given them all. */
def shards(row) {
    def reads = row.run.isDirectory() ? files("${row.run.toUriString()}/**.{pod5,fast5,slow5,blow5}").sort { it.toString() } : [row.run]
    if (!reads) {
        wrong("${params.input}: sample '${row.sample}': no reads (.pod5, .fast5, .slow5, .blow5) in ${row.run}")
    }
    def count = Math.max(1, Math.min(params.max_shards, Math.ceil(reads.sum { it.size() } / params.read_bytes) as int))
    def meta = [id: row.sample, shards: count]
    return (1..count).collect { [meta, row.run, row.queries, count == 1 ? [] : [it, count]] }
}
