process CONVSCAN_MERGE {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(parts, stageAs: 'parts/*', arity: '1..*'), path(matrices, stageAs: 'parts/*')

    output:
    tuple val(meta), path("${prefix}.{bed,tsv,gff3}.gz"), emit: hits
    tuple val(meta), path("${prefix}.{bed,tsv,gff3}.gz.tbi"), emit: index
    tuple val(meta), path("${prefix}.mtx*"), emit: matrix, optional: true
    tuple val(meta), path("${prefix}*_mqc.json"), emit: multiqc
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    def suffix = parts[0].name.replaceFirst(/^.*\.(bed|tsv|gff3)\.gz$/, '$1')
    def heap = task.memory ? (task.memory.toMega() * 0.6).intValue() : 1024
    prefix = task.ext.prefix ?: "${meta.id}"
    def market = matrices ? "--matrix ${prefix}.mtx" : ''
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    printf '%s\\n' ${parts} ${[matrices].flatten().findAll { it.name.endsWith('.mtx') }.join(' ')} > parts.txt
    convscan merge \\
        --quiet \\
        ${args} \\
        ${market} \\
        --multiqc ${prefix}_mqc.json \\
        --output ${prefix}.${suffix}.gz \\
        --parts parts.txt
    """

    stub:
    def suffix = parts[0].name.replaceFirst(/^.*\.(bed|tsv|gff3)\.gz$/, '$1')
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    gzip -n < /dev/null > ${prefix}.${suffix}.gz
    touch ${prefix}.${suffix}.gz.tbi ${prefix}.mtx ${prefix}.mtx.rows.tsv ${prefix}.mtx.columns.tsv ${prefix}_mqc.json
    """
}
