"""The one page that whoever installs Commis sees at the end: a title, a sentence, a link."""

from __future__ import annotations

from html import escape

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ font: 1.05rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem;
  color: #1c2522; background: #fbfaf7 }}
h1 {{ font-size: 1.4rem; line-height: 1.3 }}
a {{ display: inline-block; margin-top: 1rem; padding: .55rem 1rem; border-radius: .4rem; background: #1f3d36;
  color: #fff; text-decoration: none }}
a:focus-visible {{ outline: 3px solid #c98a2b; outline-offset: 2px }}
@media (prefers-color-scheme: dark) {{ body {{ color: #e9ece9; background: #161d1a }} a {{ background: #2f5c51 }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
<p><a href="{target}">{label}</a></p>
</main>
</body>
</html>
"""


def page(language: str, title: str, text: str, link: tuple[str, str]) -> str:
    """`link`: its words, and where it leads (https only: it is ours)."""
    label, target = link
    return _PAGE.format(
        language=language,
        title=escape(title),
        text=escape(text),
        label=escape(label),
        target=escape(target),
    )
