#!/usr/bin/env bash
# Builds the release twice, in two folders, and compares the bytes of jar and archive.
# The list of parts (sbom.json) needs Maven online. usage: packaging/reproducible.sh [MAVEN-OPTION...], as -Donnxruntime.artifact=onnxruntime
set -euo pipefail
project=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in first second/and/deeper; do
  mkdir -p "$work/$copy"
  (cd "$project" && git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$work/$copy")
  (cd "$work/$copy" && mvn -q -B -ntp -Prelease -Dmaven.test.skip=true "$@" package)
  (cd "$work/$copy/target" && sha256sum convscan-*.jar convscan-*.tar.gz sbom.json) >"$work/${copy%%/*}.sums"
done
cat "$work/first.sums"
diff "$work/first.sums" "$work/second.sums" && echo "the two builds are the same, byte for byte"
