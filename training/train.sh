#!/bin/sh
# Train, pack and measure the embedded pipeline: sh training/train.sh TREEBANK_FOLDER WORK_FOLDER [TEXT...]
# About an hour on one core. With raw texts two teachers are trained first, some hours more, and the pipeline learns from
# them too; PYTHON and TEACHER_PYTHON choose the interpreters, the second one with torch and gensim.
# All seeds are fixed; one thread, so that the sums come in the same order.
set -eu

treebank=$1
work=$2
shift 2
here=$(dirname "$0")
python=${PYTHON:-python3}
teacher_python=${TEACHER_PYTHON:-$python}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 BLIS_NUM_THREADS=1

silver=$treebank
if [ $# -gt 0 ]; then
    silver=$work/silver
    sources=$work/sources
    vectors=$work/vectors.model
    export PYTHONPATH="$here${PYTHONPATH:+:$PYTHONPATH}"
    mkdir -p "$silver"
    "$python" -m teacher.sources "$treebank" "$sources"
    "$python" -m teacher.sentences "$work/policy.conllu" "$@"
    "$teacher_python" -m teacher.vectors "$vectors" \
        "$work/policy.conllu" "$sources/official.conllu" "$sources/newspaper.conllu"
    "$teacher_python" -m teacher.train "$sources" "$vectors" "$work/teacher1.pt" --hidden 288 --seed 1
    "$teacher_python" -m teacher.train "$sources" "$vectors" "$work/teacher2.pt" --hidden 240 --seed 2
    set -- "$work/teacher1.pt" "$work/teacher2.pt"
    "$teacher_python" -m teacher.measure "$sources/dev.conllu" "$vectors" "$@"
    "$teacher_python" -m teacher.label "$work/policy.conllu" "$vectors" "$silver/silver_policy.conllu" "$@"
    "$teacher_python" -m teacher.retag \
        "$sources/newspaper.conllu" "$vectors" "$silver/alpino_cdb_retagged.conllu" "$@"
fi

"$python" "$here/prepare.py" "$treebank" "$work/data" "$silver"
"$python" -m spacy train "$here/config.cfg" --output "$work/model" \
    --paths.train "$work/data/train.spacy" --paths.dev "$work/data/dev.spacy"
"$python" "$here/pack.py" "$work/model/model-best"
"$python" "$here/evaluate.py" "$treebank" --record
