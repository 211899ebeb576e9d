#!/bin/bash
# The processor's runtime of ONNX Runtime: the one with CUDA is 642 MB and wants CUDA's own libraries.
set -euxo pipefail

mvn -B -ntp -Prelease -Dmaven.test.skip=true -Donnxruntime.artifact=onnxruntime package

home=$PREFIX/share/convscan-$PKG_VERSION
mkdir -p "$home" "$PREFIX/bin" "$PREFIX/share/man/man1" "$PREFIX/share/bash-completion/completions" "$PREFIX/share/zsh/site-functions"
tar -xzf target/convscan-"$PKG_VERSION"-onnxruntime.tar.gz --strip-components=1 -C "$home"
ln -s "../share/convscan-$PKG_VERSION/convscan" "$PREFIX/bin/convscan"
mv "$home"/share/man/man1/convscan.1 "$PREFIX/share/man/man1/"
mv "$home"/share/bash-completion/completions/convscan "$PREFIX/share/bash-completion/completions/"
mv "$home"/share/zsh/site-functions/_convscan "$PREFIX/share/zsh/site-functions/"
rm -r "$home/share"
