process CONVSCAN_MERGEBEATS {
    tag "${meta.id}${meta.batch ? " batch ${meta.batch}" : ''}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(parts, stageAs: 'parts/?/*', arity: '1..*')

    output:
    tuple val(meta), path("${prefix}.beats.tsv"), emit: beats
    tuple val(meta), path("${prefix}.intervals.tsv"), emit: intervals
    tuple val(meta), path("${prefix}.intervals.summary.tsv"), emit: summary
    tuple val(meta), path("${prefix}_mqc.json"), emit: multiqc
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    def heap = task.memory ? (task.memory.toMega() * 0.6).intValue() : 1024
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    printf '%s\\n' ${parts} > parts.txt
    convscan merge \\
        --quiet \\
        ${args} \\
        --intervals ${prefix}.intervals.tsv \\
        --multiqc ${prefix}_mqc.json \\
        --output ${prefix}.beats.tsv \\
        --parts parts.txt
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    printf 'record\\tsample\\tseconds\\tlead\\tconfidence\\trr_seconds\\n' > ${prefix}.beats.tsv
    printf 'record\\tseconds\\trr_seconds\\tuse\\n' > ${prefix}.intervals.tsv
    printf 'record\\tbeats\\n' > ${prefix}.intervals.summary.tsv
    touch ${prefix}_mqc.json
    """
}
