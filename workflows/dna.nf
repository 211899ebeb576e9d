#!/usr/bin/env nextflow
// Genome + motifs -> shards of equal numbers of bases -> one indexed table of hits, a matrix and a section for MultiQC.
// A genome of one shard also has a page to look at.

include { CONVSCAN_DNA } from './modules/local/convscan/dna/main'
include { CONVSCAN_MERGE } from './modules/local/convscan/merge/main'
include { sampleRows } from './subworkflows/local/samplesheet/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', sequences: 'file', motifs: 'file', regions: 'file?'])
    CONVSCAN_DNA(channel.fromList(rows.collectMany { shards(it) }))
    hits = inOrder(CONVSCAN_DNA.out.hits)
    matrices = inOrder(CONVSCAN_DNA.out.matrix)
    CONVSCAN_MERGE(hits.join(matrices, remainder: true).map { meta, parts, counts -> [meta, parts, (counts ?: []).flatten()] })
    writeVersions()
}

/* What the shards of a sample wrote, when all are there, in the order of the shards. */
def inOrder(channel) {
    return channel
        .map { meta, shard, part -> [groupKey(meta, meta.shards), shard ? shard[0] : 1, part] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
}

/* The tasks of a row: as many as its bases need, each with the index that lets it seek. */
def shards(row) {
    def index = ['.fai', '.gzi'].collect { row.sequences.resolveSibling(row.sequences.name + it) }.findAll { it.exists() }
    def count = Math.max(1, Math.min(params.max_shards, Math.ceil(bases(row.sequences, index) / params.shard_bases) as int))
    def meta = [id: row.sample, shards: count]
    return (1..count).collect { [meta, row.sequences, index, row.motifs, row.regions ?: [], count == 1 ? [] : [it, count]] }
}

/* How many bases, exactly where there is a .fai; else judged from the file's size (compressed DNA takes about two bits a base). */
def bases(sequences, index) {
    def fai = index.find { it.name.endsWith('.fai') }
    if (fai) {
        return fai.readLines().sum { it.split('\t')[1] as long }
    }
    return sequences.name ==~ /.*\.(gz|bgz|2bit)/ ? sequences.size() * 4 : sequences.size()
}
