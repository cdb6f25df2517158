"""A report's pieces as one HTML file that needs nothing else: figures are inside, styles are few."""

from collections.abc import Sequence
from html import escape

from rehabit.reports.evaluation_blocks import Block, Figure, Heading, Paragraph, Table

STYLE = (
    "body{font:1rem/1.5 sans-serif;color:#212b32;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;font-weight:bold}"
    "th,td{border-bottom:1px solid #d8dde0;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    ".wide{overflow-x:auto}.warning{border-left:.4rem solid #005eb8;background:#f0f4f5;padding:.8rem 1rem}"
    "figure{margin:1.5rem 0}figcaption{color:#4c6272}svg{width:100%;min-width:40rem;height:auto}"
    ".wide table{min-width:40rem}.wide:focus{outline:3px solid #ffeb3b}"
    "code{overflow-wrap:anywhere}"
)


def html(*, blocks: Sequence[Block], title: str) -> str:
    """One HTML document in British English."""
    body = "".join(_block(block) for block in blocks)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        kind = ' class="warning"' if block.warning else ""
        return f"<p{kind}>{escape(block.text)}</p>"
    if isinstance(block, Figure):
        drawing = f"<div class='wide' tabindex='0'>{block.svg}</div>"
        return f"<figure>{drawing}<figcaption>{escape(block.caption)}</figcaption></figure>"
    return _table(block)


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in block.rows
    )
    return (
        f'<div class="wide" tabindex="0"><table><caption>{escape(block.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
