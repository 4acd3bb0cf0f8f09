from pathlib import Path

from conllu import Token, write_conllu
from prepare import taught_sentences

WORD = [Token("Ja", "ja", "INTJ", "", 0, "root", space=True)]


def test_what_teachers_made_is_read_where_it_is(tmp_path: Path):
    assert taught_sentences(tmp_path) == {}
    write_conllu(tmp_path / "silver_policy.conllu", [WORD])
    assert taught_sentences(tmp_path) == {"policy": [WORD]}
    write_conllu(tmp_path / "alpino_cdb_retagged.conllu", [WORD, WORD])
    assert taught_sentences(tmp_path) == {"newspaper": [WORD, WORD], "policy": [WORD]}
