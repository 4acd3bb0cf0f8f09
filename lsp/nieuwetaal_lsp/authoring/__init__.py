"""Help for those who write rules and settings: what is wrong, what a key means, and what fits here.

text ─ yaml_layout, toml_layout ─▶ where the cursor is, also in a text that is not finished
     ─ rule_problems, settings_problems ─▶ what is wrong, with its place
     ─ rule_help, settings_help ─▶ completions and hovers
files: the texts that are open; one of them is a rule when its folder or its keys say so
"""
