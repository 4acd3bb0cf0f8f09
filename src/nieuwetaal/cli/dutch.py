"""The words of click in Dutch."""

from __future__ import annotations

import sys

_TEXTS = {
    "(Did you mean one of: {possibilities}?)": "(Bedoelde je een van deze: {possibilities}?)",
    "(DEPRECATED)": "(VEROUDERD)",
    "Aborted!": "Afgebroken.",
    "Argument {name!r} takes {nargs} values.": "{name} wil {nargs} waarden.",
    "Choose from:\n\t{choices}": "Kies uit: {choices}",
    "Commands": "Opdrachten",
    "Did you mean {possibility}?": "Bedoelde je {possibility}?",
    "Error: {message}": "fout: {message}",
    "Got unexpected extra argument ({args})": "Dit argument is te veel: {args}",
    "Got unexpected extra arguments ({args})": "Deze argumenten zijn te veel: {args}",
    "Invalid value for {param_hint}: {message}": "Ongeldige waarde voor {param_hint}: {message}",
    "Invalid value: {message}": "Ongeldige waarde: {message}",
    "Missing argument": "Er ontbreekt een argument:",
    "Missing command.": "Er ontbreekt een opdracht.",
    "Missing option": "Er ontbreekt een optie:",
    "Missing parameter": "Er ontbreekt iets:",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such option: {name}": "De optie {name} bestaat niet.",
    "Option {name!r} does not take a value.": "De optie {name} heeft geen waarde nodig.",
    "Option {name!r} requires an argument.": "De optie {name} heeft een waarde nodig.",
    "Option {name!r} requires {nargs} arguments.": "De optie {name} heeft {nargs} waarden nodig.",
    "Options": "Opties",
    "Positional arguments": "Argumenten",
    "Show the version and exit.": "Toon de versie.",
    "Show this message and exit.": "Toon deze uitleg.",
    "Try '{command} {option}' for help.": "Zie '{command} {option}'.",
    "Usage:": "Gebruik:",
    "Usage: ": "Gebruik: ",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen getal.",
    "{value!r} is not one of {choices}.": "{value!r} is niet een van {choices}.",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value} is not in the range {range}.": "{value} ligt niet in {range}.",
}


def speak_dutch() -> None:
    """Let click speak Dutch in this process, which must be our own program.

    click takes its texts through the functions `_` and `ngettext` in its modules and ships no translations.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for function, replacement in (("_", _text), ("ngettext", _plural_text)):
                if hasattr(module, function):
                    setattr(module, function, replacement)


def _text(message: str) -> str:
    return _TEXTS.get(message, message)


def _plural_text(singular: str, plural: str, number: int) -> str:
    return _text(singular if number == 1 else plural)
