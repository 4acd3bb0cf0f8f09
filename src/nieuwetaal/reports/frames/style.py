"""The style sheet of drawings: light and dark, by what the viewer prefers. A colour only repeats what words say."""

from __future__ import annotations

STYLE = """
.nt { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.nt text { fill: #1b1f24; }
.nt-paper { fill: #ffffff; }
.nt-sentence { font-size: 18px; font-weight: 600; }
.nt-words, .nt-verb { font-size: 16px; font-weight: 600; }
.nt .nt-label { font-size: 14px; fill: #3d444d; }
.nt .nt-kind { font-size: 14px; fill: #24292f; }
.nt .nt-rule { font-size: 14px; font-family: ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; }
.nt .nt-out { fill: #6e7781; font-weight: 400; }
.nt-search rect { fill: #f6f8fa; stroke: #d0d7de; stroke-width: 1; }
.nt-party rect { fill: #f3f4f6; stroke: #6e7781; stroke-width: 1.5; }
.nt-family rect { fill: #fff1e0; stroke: #b35900; }
.nt-professional rect { fill: #e3f0ff; stroke: #1f5fa8; }
.nt-writer rect { fill: #f1e8ff; stroke: #7440b8; }
.nt-mixed rect { fill: #e2f5ee; stroke: #1f7a5c; }
.nt-word rect { fill: #6e7781; stroke: none; }
.nt-likely rect { stroke-dasharray: 7 3; }
.nt-unnamed rect, .nt-unknown rect { fill: none; stroke-dasharray: 3 4; }
.nt-unnamed .nt-words { font-style: italic; font-weight: 400; }
.nt-arrow line, .nt-cross { stroke: #1b1f24; stroke-width: 2; fill: none; }
.nt-arrow polygon, .nt-arrow circle { fill: #1b1f24; }
.nt .nt-cross { stroke: #c0202b; stroke-width: 3; }
@media (prefers-color-scheme: dark) {
  .nt text { fill: #e8eaed; }
  .nt-paper { fill: #16191d; }
  .nt .nt-label, .nt .nt-kind { fill: #d0d5db; }
  .nt .nt-out { fill: #9198a1; }
  .nt-word rect { fill: #9198a1; }
  .nt-search rect { fill: #1f242a; stroke: #444c56; }
  .nt-party rect { fill: #262b31; stroke: #8b949e; }
  .nt-family rect { fill: #43290c; stroke: #f0a04b; }
  .nt-professional rect { fill: #10304f; stroke: #6cb0f5; }
  .nt-writer rect { fill: #33204f; stroke: #c09af2; }
  .nt-mixed rect { fill: #0f3a2c; stroke: #5cc7a0; }
  .nt-unnamed rect, .nt-unknown rect { fill: none; }
  .nt-arrow line { stroke: #e8eaed; }
  .nt-arrow polygon, .nt-arrow circle { fill: #e8eaed; }
  .nt .nt-cross { stroke: #ff7b72; }
}
"""
