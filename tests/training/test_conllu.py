from pathlib import Path

from conllu import Token, read_conllu, write_conllu

SENTENCES = [
    [
        Token("Ouders", "ouder", "NOUN", "Number=Plur", 1, "nsubj", space=True),
        Token("beslissen", "beslissen", "VERB", "", 1, "root", space=False),
        Token(".", ".", "PUNCT", "", 1, "punct", space=True),
    ],
    [Token("#", "#", "SYM", "", 0, "root", space=False)],
]


def test_what_is_written_is_read_again(tmp_path: Path):
    write_conllu(tmp_path / "a.conllu", SENTENCES)
    assert list(read_conllu(tmp_path / "a.conllu")) == SENTENCES


def test_the_file_is_conllu(tmp_path: Path):
    write_conllu(tmp_path / "a.conllu", SENTENCES[:1])
    lines = (tmp_path / "a.conllu").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "# text = Ouders beslissen."
    assert lines[2] == "2\tbeslissen\tbeslissen\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No"
    assert lines[4:] == ["", ""]
