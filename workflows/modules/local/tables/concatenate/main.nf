// Tables of one kind below each other, in the order they come: one header, and of the # lines those that all of them have.
process TABLES_CONCATENATE {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(tables, stageAs: 'tables/?/*', arity: '1..*')

    output:
    tuple val(meta), path("${prefix}.tsv"), emit: table

    when:
    task.ext.when == null || task.ext.when

    script:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    printf '%s\\n' ${tables} > order
    n=\$(wc -l < order)
    xargs -d '\\n' grep -h '^#' < order > comments || true
    awk -v n="\$n" '{ seen[\$0]++; if (seen[\$0] == n) print }' comments > ${prefix}.tsv
    while IFS= read -r table; do
        awk -v first="\${first:-1}" '/^#/ { next } !header++ && !first { next } { print }' "\$table" >> ${prefix}.tsv
        first=0
    done < order
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    cp ${tables[0]} ${prefix}.tsv
    """
}
