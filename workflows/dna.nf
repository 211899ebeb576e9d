#!/usr/bin/env nextflow
// Genome + motifs -> shards of equal numbers of bases -> one indexed table of hits, a matrix, a MultiQC section and a report.

include { CONVSCAN_DNA } from './modules/local/convscan/dna/main'
include { CONVSCAN_MERGE } from './modules/local/convscan/merge/main'
include { HITS_TABLES } from './modules/local/hits/tables/main'
include { sampleRows } from './subworkflows/local/samplesheet/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', sequences: 'file', motifs: 'file', regions: 'file?'])
    CONVSCAN_DNA(channel.fromList(rows.collectMany { shards(it) }))
    gathered = CONVSCAN_DNA.out.hits
        .map { meta, shard, part -> [groupKey(meta, meta.shards), shard[0], part] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
    CONVSCAN_MERGE(gathered)
    HITS_TABLES(CONVSCAN_MERGE.out.hits)
    writeVersions()
}

/* The tasks of a row: as many as its bases need, each with the index that lets it seek. */
def shards(row) {
    def index = ['.fai', '.gzi'].collect { row.sequences.resolveSibling(row.sequences.name + it) }.findAll { it.exists() }
    def count = Math.max(1, Math.min(params.max_shards, Math.ceil(bases(row.sequences, index) / params.shard_bases) as int))
    def meta = [id: row.sample, shards: count]
    return (1..count).collect { [meta, row.sequences, index, row.motifs, row.regions ?: [], [it, count]] }
}

/* How many bases, exactly where there is a .fai; else judged from the file's size (compressed DNA takes about two bits a base). */
def bases(sequences, index) {
    def fai = index.find { it.name.endsWith('.fai') }
    if (fai) {
        return fai.readLines().sum { it.split('\t')[1] as long }
    }
    return sequences.name ==~ /.*\.(gz|bgz|2bit)/ ? sequences.size() * 4 : sequences.size()
}
