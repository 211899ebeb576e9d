#!/usr/bin/env nextflow
// Folders of recordings -> batches of records -> heartbeats and the intervals between them in one table, and a line for each record.

include { CONVSCAN_ECG } from './modules/local/convscan/ecg/main'
include { TABLES_CONCATENATE as BEATS_GATHER } from './modules/local/tables/concatenate/main'
include { BEATS_SUMMARY } from './modules/local/beats/summary/main'
include { sampleRows; wrong } from './subworkflows/local/samplesheet/main'
include { recordings } from './subworkflows/local/records/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', records: 'folder'])
    CONVSCAN_ECG(channel.fromList(rows.collectMany { batches(it) }))
    tables = CONVSCAN_ECG.out.beats
        .map { meta, beats -> [groupKey([id: meta.id], meta.batches), meta.batch, beats] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
    BEATS_GATHER(tables)
    BEATS_SUMMARY(BEATS_GATHER.out.table)
    writeVersions()
}

/* The tasks of a row. */
def batches(row) {
    def all = recordings(row.records)
    if (!all) {
        wrong("${params.input}: sample '${row.sample}': no recordings (.hea, .edf, .bdf) in ${row.records}")
    }
    def batches = all.collate(params.records_per_task)
    return batches.withIndex().collect { batch, i ->
        [[id: row.sample, batch: i + 1, batches: batches.size()], batch*.name, batch.collectMany { it.files }.unique()]
    }
}
