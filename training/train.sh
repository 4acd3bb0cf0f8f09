#!/bin/sh
# Train, pack and measure the embedded pipeline: sh training/train.sh TREEBANK_FOLDER WORK_FOLDER
# About an hour on one core. The seed is in config.cfg; one thread, so that the sums come in the same order.
set -eu

treebank=$1
work=$2
here=$(dirname "$0")
python=${PYTHON:-python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 BLIS_NUM_THREADS=1

"$python" "$here/prepare.py" "$treebank" "$work/data"
"$python" -m spacy train "$here/config.cfg" --output "$work/model" \
    --paths.train "$work/data/train.spacy" --paths.dev "$work/data/dev.spacy"
"$python" "$here/pack.py" "$work/model/model-best"
"$python" "$here/evaluate.py" "$treebank" --record
