"""A report's pieces as Markdown; figures are links to their files."""

from collections.abc import Sequence

from rehabit.reports.evaluation_blocks import Block, Figure, Heading, Paragraph, Table


def markdown(*, blocks: Sequence[Block]) -> str:
    """One Markdown document."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    if isinstance(block, Paragraph):
        return f"**{block.text}**" if block.warning else block.text
    if isinstance(block, Figure):
        return f"![{block.caption}]({block.file})"
    return _table(block)


def _table(block: Table) -> str:
    lines = [block.head, tuple("---" for _ in block.head), *block.rows]
    body = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    return f"*{block.caption}*\n\n{body}"
