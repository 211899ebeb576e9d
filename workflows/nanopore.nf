#!/usr/bin/env nextflow
// A run's folder (or one file of reads) + known sequences -> batches of files -> one table of hits -> the reads that each sequence owns.

include { CONVSCAN_NANOPORE } from './modules/local/convscan/nanopore/main'
include { TABLES_CONCATENATE as HITS_GATHER } from './modules/local/tables/concatenate/main'
include { READS_DEMULTIPLEX } from './modules/local/reads/demultiplex/main'
include { sampleRows; wrong } from './subworkflows/local/samplesheet/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', run: 'path', queries: 'file'])
    CONVSCAN_NANOPORE(channel.fromList(rows.collectMany { batches(it) }))
    tables = CONVSCAN_NANOPORE.out.hits
        .map { meta, hits -> [groupKey([id: meta.id], meta.batches), meta.batch, hits] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
    HITS_GATHER(tables)
    READS_DEMULTIPLEX(HITS_GATHER.out.table, params.min_margin)
    writeVersions()
}

/* The tasks of a row: the files of reads anywhere in the run's folder, some to a task. */
def batches(row) {
    def reads = row.run.isDirectory() ? files("${row.run.toUriString()}/**.{pod5,fast5,slow5,blow5}").sort { it.toString() } : [row.run]
    if (!reads) {
        wrong("${params.input}: sample '${row.sample}': no reads (.pod5, .fast5, .slow5, .blow5) in ${row.run}")
    }
    def batches = reads.collate(params.files_per_task)
    return batches.withIndex().collect { batch, i ->
        [[id: row.sample, batch: i + 1, batches: batches.size()], batch, row.queries]
    }
}
