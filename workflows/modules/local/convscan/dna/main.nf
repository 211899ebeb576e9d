process CONVSCAN_DNA {
    tag "${meta.id}${shard ? " ${shard[0]}/${shard[1]}" : ''}"
    label 'process_medium'
    label 'process_gpu'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(sequences), path(index), path(motifs), path(regions), val(shard)

    output:
    tuple val(meta), val(shard), path("${prefix}.{bed,tsv,gff3}.gz"), emit: hits
    tuple val(meta), val(shard), path("${prefix}.mtx*"), emit: matrix, optional: true
    tuple val(meta), path("${prefix}.html"), emit: report, optional: true
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    def suffix = args =~ /--format[ =]tsv/ ? 'tsv' : args =~ /--format[ =]gff3/ ? 'gff3' : 'bed'
    def part = shard ? "--shard ${shard[0]}/${shard[1]}" : ''
    def within = regions ? "--regions ${regions}" : ''
    // ONNX Runtime's memory is outside Java's heap.
    def heap = task.memory ? (task.memory.toMega() * 0.6).intValue() : 1024
    prefix = task.ext.prefix ?: shard ? "${meta.id}.${shard[0]}of${shard[1]}" : "${meta.id}"
    // A matrix and a page are about all hits; a page is about a whole run.
    def about = args =~ /--(best|composite)/ ? '' : "--matrix ${prefix}.mtx" + (shard ? '' : " --report ${prefix}.html")
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan dna \\
        --motifs ${motifs} \\
        ${within} \\
        ${part} \\
        ${about} \\
        --threads ${task.cpus} \\
        --device ${task.accelerator ? 'cuda' : 'cpu'} \\
        --quiet \\
        ${args} \\
        --output ${prefix}.${suffix}.gz \\
        ${sequences}
    """

    stub:
    def args = task.ext.args ?: ''
    def suffix = args =~ /--format[ =]tsv/ ? 'tsv' : args =~ /--format[ =]gff3/ ? 'gff3' : 'bed'
    prefix = task.ext.prefix ?: shard ? "${meta.id}.${shard[0]}of${shard[1]}" : "${meta.id}"
    """
    gzip -n < /dev/null > ${prefix}.${suffix}.gz
    touch ${prefix}.mtx ${prefix}.mtx.rows.tsv ${prefix}.mtx.columns.tsv
    """
}
