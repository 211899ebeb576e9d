process CONVSCAN_MERGEREADS {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(parts, stageAs: 'parts/*', arity: '1..*')

    output:
    tuple val(meta), path("${prefix}.hits.tsv"), emit: hits
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    def heap = task.memory ? (task.memory.toMega() * 0.75).intValue() : 1024
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    printf '%s\\n' ${parts} > parts.txt
    convscan merge \\
        --quiet \\
        ${args} \\
        --output ${prefix}.hits.tsv \\
        --parts parts.txt
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    printf 'read_id\\tquery\\tstrand\\tstart_sample\\tend_sample\\tstart_seconds\\tend_seconds\\tscore\\tp_value\\tq_value\\trank\\n' \\
        > ${prefix}.hits.tsv
    """
}
