process CONVSCAN_NANOPORE {
    tag "${meta.id}${shard ? " ${shard[0]}/${shard[1]}" : ''}"
    label 'process_medium'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(reads, stageAs: '?/*'), val(run), val(layout), path(queries), val(shard)

    output:
    tuple val(meta), val(shard), path("${prefix}.hits.tsv"), emit: hits
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    // The search of raw reads runs on the processor alone; what Java needs outside its heap is little.
    def heap = task.memory ? (task.memory.toMega() * 0.75).intValue() : 1024
    prefix = task.ext.prefix ?: shard ? "${meta.id}.${shard[0]}of${shard[1]}" : "${meta.id}"
    // The run as it was laid out: the files that are here, and of the others holes of their sizes, which no shard opens.
    def here = (reads instanceof List ? reads : [reads]).iterator()
    def quoted = { text -> "'" + text.toString().replace("'", "'\\''") + "'" }
    def files = layout.collect { name, size, mine -> mine ? "link ${quoted(here.next())} ${quoted(name)}" : "hole ${size} ${quoted(name)}" }
    // What a shard writes is for CONVSCAN_MERGEREADS.
    def part = shard ? "--shard ${shard[0]}/${shard[1]}" : ''
    """
    link() { mkdir -p "\$(dirname "\$2")" && ln -sf "\$PWD/\$1" "\$2"; }
    hole() { mkdir -p "\$(dirname "\$2")" && truncate -s "\$1" "\$2"; }
    ${files.join('\n    ')}
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan nanopore \\
        --query ${queries} \\
        ${part} \\
        --threads ${task.cpus} \\
        --quiet \\
        ${args} \\
        --output ${prefix}.hits.tsv \\
        ${quoted(run)}
    """

    stub:
    prefix = task.ext.prefix ?: shard ? "${meta.id}.${shard[0]}of${shard[1]}" : "${meta.id}"
    """
    printf 'read_id\\tquery\\tstrand\\tstart_sample\\tend_sample\\tstart_seconds\\tend_seconds\\tscore\\tp_value\\tq_value\\trank\\n' \\
        > ${prefix}.hits.tsv
    """
}
