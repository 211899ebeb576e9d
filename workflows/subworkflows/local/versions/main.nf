/* What every task said of its program, once, in the file that MultiQC shows as software versions. */
def writeVersions() {
    channel.topic('versions')
        .map { process, tool, version -> "${process.tokenize(':')[-1]}:\n    ${tool}: ${version}" }
        .unique()
        .collectFile(name: 'convscan_mqc_versions.yml', storeDir: "${params.outdir}/pipeline_info", sort: true, newLine: true)
}
