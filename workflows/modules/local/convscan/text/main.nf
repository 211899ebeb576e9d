// Words to find are options: ext.args = '--find ada --ignore-case'.
process CONVSCAN_TEXT {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(texts, arity: '1..*'), path(composites)

    output:
    tuple val(meta), path("${prefix}.bed.gz"), emit: hits
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    // ONNX Runtime's memory is outside Java's heap.
    def heap = task.memory ? (task.memory.toMega() * 0.5).intValue() : 1024
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan text \\
        ${composites ? "--composite ${composites}" : ''} \\
        --threads ${task.cpus} \\
        --quiet \\
        ${args} \\
        --output ${prefix}.bed.gz \\
        ${texts}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    gzip -n < /dev/null > ${prefix}.bed.gz
    """
}
