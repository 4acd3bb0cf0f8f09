"""What a reader sees at a finding: why, the question, who does what to whom, other ways to say it, and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.explanation import OUR_OWN
from nieuwetaal.reports.markdown import escape, link
from nieuwetaal.reports.view import View
from nieuwetaal_lsp.diagnostics import groups_of, strongest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from nieuwetaal.findings import Finding, Level, Report
    from nieuwetaal.rules.rule import Source

_ASKED = {"ondergaat": "met wie", "ontvanger": "aan wie"}


def findings_at(report: Report, offset: int) -> list[Finding]:
    """Return the findings of every level, compliments too, on whose words or related words an offset lies."""
    return [
        finding
        for finding in (*report.findings, *report.compliments)
        if any(start <= offset <= end for start, end in ((finding.start, finding.end), *finding.related))
    ]


def findings_in(report: Report, start: int, end: int, level: Level) -> list[Finding]:
    """Return the findings from a level up that touch a span."""
    return [each for each in View(level).visible(report.findings) if each.start <= end and start <= each.end]


def squiggles_at(report: Report, offset: int, level: Level) -> list[Finding]:
    """Return the findings with a squiggle under an offset, when findings are shown from a level up."""
    groups = strongest(groups_of(report, level))
    return [each for group in groups for each in group if each.start <= offset <= each.end]


def hover(
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
    pages: Mapping[str, str],
    already: Container[Finding] = (),
) -> str:
    """Return what is told of findings, in Markdown; `pages` tells by rule where it is explained.

    `already`: findings of which the editor shows message and name beside this hover. A single one is not told twice;
    of several, each keeps its message, so that it is clear which words go with which.
    """
    if len(findings) == 1 and findings[0] in already:
        return "\n\n".join((*_reasons(findings[0], sources), findings[0].level))
    return "\n\n---\n\n".join("\n\n".join(_parts(finding, sources, pages.get(finding.rule))) for finding in findings)


def _parts(finding: Finding, sources: Mapping[str, Source], page: str | None) -> Iterator[str]:
    """Yield all paragraphs on a finding."""
    name = f"{finding.category}/{finding.rule}"
    yield f"**{escape(finding.message)}**"
    yield from _reasons(finding, sources)
    yield f"{link(name, page) if page else name} · {finding.level}"


def _reasons(finding: Finding, sources: Mapping[str, Source]) -> Iterator[str]:
    """Yield the paragraphs between the message and the name of the rule."""
    if finding.why:
        yield escape(finding.why)
    if finding.question:
        yield f"*{escape(finding.question)}*"
    roles = _roles(finding)
    if roles:
        yield roles
    if finding.alternatives:
        yield "\n".join(f"- {escape(each.text)} *({each.kind})*" for each in finding.alternatives)
    cited = [sources[key] for key in finding.sources if key in sources]
    if cited:
        others = [source for source in cited if not source.own]
        yield f"Bron: {'; '.join(map(_source, others))}" if others else OUR_OWN


def _roles(finding: Finding) -> str:
    """Return who does what with whom, as it was read: *wie: de gemeente · doet: betrekken · met wie: ouders*."""
    told = [f"{asked}: {escape(role.text)}" for key, asked in _ASKED.items() if (role := finding.roles.get(key))]
    agent = finding.roles.get("doener")
    if not told and agent is None:
        return ""
    who = escape(agent.text) if agent is not None else "staat er niet bij"
    return " · ".join([f"wie: {who}", f"doet: {escape(finding.group.partition(':')[2])}", *told])


def _source(source: Source) -> str:
    named = ", ".join(part for part in (source.author, source.title, source.year) if part)
    return link(named, source.url) if source.url else escape(named)
