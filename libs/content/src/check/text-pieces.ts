import { parseMarkdown, type Block } from '../markdown/parse-blocks';
import type { Inline } from '../markdown/parse-inline';

/** The pieces of a text as a reader sees them. */
export interface TextPieces {
  /** Runs of plain text. */
  texts: string[];
  formulas: { tex: string; display: boolean }[];
  /** Addresses as written, whether or not the picture can be shown. */
  pictures: string[];
}

/** Splits a text with the parser that displays it. */
export function piecesOf(text: string): TextPieces {
  const pieces: TextPieces = { texts: [], formulas: [], pictures: [] };
  collectBlocks(parseMarkdown(text, { isPicture: () => true }), pieces);
  return pieces;
}

function collectBlocks(blocks: readonly Block[], pieces: TextPieces): void {
  for (const block of blocks) collectBlock(block, pieces);
}

function collectBlock(block: Block, pieces: TextPieces): void {
  switch (block.kind) {
    case 'paragraph':
    case 'heading': {
      collectInlines(block.children, pieces);
      return;
    }
    case 'quote': {
      collectBlocks(block.children, pieces);
      return;
    }
    case 'list':
      for (const { children } of block.items) collectBlocks(children, pieces);
      return;
    case 'table':
      for (const cell of [block.head, ...block.rows].flat()) collectInlines(cell, pieces);
      return;
    case 'code':
    case 'rule':
      return;
  }
}

function collectInlines(inlines: readonly Inline[], pieces: TextPieces): void {
  for (const inline of inlines) collectInline(inline, pieces);
}

function collectInline(inline: Inline, pieces: TextPieces): void {
  switch (inline.kind) {
    case 'text':
      pieces.texts.push(inline.text);
      return;
    case 'formula':
      pieces.formulas.push({ tex: inline.tex.trim(), display: inline.display });
      return;
    case 'picture':
      pieces.pictures.push(inline.address);
      return;
    case 'strong':
    case 'link': {
      collectInlines(inline.children, pieces);
      return;
    }
    case 'code':
    case 'break':
      return;
  }
}
