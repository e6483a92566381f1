import { createElement, Fragment, useMemo, type ReactNode } from 'react';
import { parseInline, type Inline } from '../ui/markdown/parse-inline';
import { parseMarkdown, type Block } from '../ui/markdown/parse-markdown';
import { Formula } from './Formula';

/** Markdown by the parser of the candidate's page, so that staff see what candidates will see. */
export function RichText({ source }: { source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  return <div className="rich-text">{renderBlocks(blocks)}</div>;
}

/** For a single line, as an option: "1. 5 小时" is no list there. */
export function RichLabel({ source }: { source: string }) {
  const inlines = useMemo(() => parseInline(source), [source]);
  return <span className="rich-text">{renderInlines(inlines)}</span>;
}

const renderBlocks = (blocks: Block[]): ReactNode =>
  blocks.map((block, index) => <Fragment key={index}>{renderBlock(block)}</Fragment>);

function renderBlock(block: Block): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{renderInlines(block.children)}</p>;
    case 'heading':
      // The page itself and its cards hold the headings above.
      return createElement(`h${Math.min(6, block.level + 2)}`, null, renderInlines(block.children));
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{renderItem(item)}</li>);
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return <blockquote>{renderBlocks(block.children)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <RichTable head={block.head} rows={block.rows} />;
    case 'rule':
      return <hr />;
  }
}

function renderItem([first, ...rest]: Block[]): ReactNode {
  if (first?.kind !== 'paragraph') return renderBlocks(first ? [first, ...rest] : rest);
  return (
    <>
      {renderInlines(first.children)}
      {renderBlocks(rest)}
    </>
  );
}

function RichTable({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    <div className="rich-table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {renderInlines(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index}>{renderInlines(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const renderInlines = (inlines: Inline[]): ReactNode =>
  inlines.map((inline, index) => <Fragment key={index}>{renderInline(inline)}</Fragment>);

function renderInline(inline: Inline): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return <br />;
    case 'code':
      return <code>{inline.text}</code>;
    case 'formula':
      return <Formula tex={inline.tex} display={inline.display} />;
    case 'strong':
      return <strong>{renderInlines(inline.children)}</strong>;
    case 'emphasis':
      return <em>{renderInlines(inline.children)}</em>;
    case 'link':
      return (
        <a href={inline.address} target="_blank" rel="noreferrer">
          {renderInlines(inline.children)}
        </a>
      );
    case 'image':
      return <img src={inline.address} alt={inline.alternative} loading="lazy" decoding="async" />;
  }
}
