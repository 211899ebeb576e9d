#!/usr/bin/env nextflow
// What the check of sample sheets says of each sheet in params.sheets, one line a sheet.

include { sampleRows } from '../../../workflows/subworkflows/local/samplesheet/main'

workflow {
    file(params.sheets).listFiles().findAll { it.name.endsWith('.csv') }.sort { it.name }.each { sheet ->
        try {
            println(sampleRows(sheet, [sample: 'name', sequences: 'file', motifs: 'file', regions: 'file?', run: 'folder?'])*.sample)
        } catch (Exception refused) {
            // An error in an included function comes wrapped.
            println((refused.cause ?: refused).message.replace("${params.sheets}/", ''))
        }
    }
}
