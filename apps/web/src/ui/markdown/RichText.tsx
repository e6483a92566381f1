import { Fragment, useMemo, type ReactNode } from 'react';
import { parseInline, parseMarkdown, type Block, type Inline, type ListItem } from '@sunflower/content/markdown';
import { Formula } from './Formula';
import { Picture } from './Picture';

/** Renders Markdown as elements, not as HTML, so HTML cannot be injected. The top heading gets `headingLevel`. */
export function RichText({ source, headingLevel = 3 }: { source: string; headingLevel?: number }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  const levels = blocks.map((block) => (block.kind === 'heading' ? block.level : 6));
  return <div className="rich-text">{renderBlocks(blocks, headingLevel - Math.min(6, ...levels))}</div>;
}

/** Inline Markdown for places that allow only phrasing content, such as an option: "1. 5 小时" is not a list. */
export function RichLabel({ source }: { source: string }) {
  const inlines = useMemo(() => parseInline(source), [source]);
  return <span className="rich-text">{renderInlines(inlines, true)}</span>;
}

function renderBlocks(blocks: Block[], levelShift: number): ReactNode {
  return blocks.map((block, index) => <Fragment key={index}>{renderBlock(block, levelShift)}</Fragment>);
}

function renderBlock(block: Block, levelShift: number): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{renderInlines(block.children)}</p>;
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + levelShift)}` as 'h3';
      return <Heading>{renderInlines(block.children)}</Heading>;
    }
    case 'list':
      return <List ordered={block.ordered} items={block.items} levelShift={levelShift} />;
    case 'quote':
      return <blockquote>{renderBlocks(block.children, levelShift)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'rule':
      return <hr />;
  }
}

/** A list with its markers as typed: a scale may start at 0, and `- 3SD` is a value. */
function List({ ordered, items, levelShift }: { ordered: boolean; items: ListItem[]; levelShift: number }) {
  const entries = items.map(({ marker, children }, index) => (
    <li key={index}>
      <span className="marker">{marker}</span>
      <div>{renderItem(children, levelShift)}</div>
    </li>
  ));
  // Without the role, VoiceOver does not announce a list that has no native markers.
  return ordered ? <ol role="list">{entries}</ol> : <ul role="list">{entries}</ul>;
}

function renderItem(blocks: Block[], levelShift: number): ReactNode {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return renderBlocks(blocks, levelShift);
  return (
    <>
      {renderInlines(first.children)}
      {renderBlocks(rest, levelShift)}
    </>
  );
}

function Table({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    <div className="rich-table" tabIndex={0} role="group">
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

function renderInlines(inlines: Inline[], inLabel = false): ReactNode {
  return inlines.map((inline, index) => <Fragment key={index}>{renderInline(inline, inLabel)}</Fragment>);
}

function renderInline(inline: Inline, inLabel: boolean): ReactNode {
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
      return <strong>{renderInlines(inline.children, inLabel)}</strong>;
    case 'link':
      return (
        <a href={inline.address} target="_blank" rel="noreferrer">
          {renderInlines(inline.children, inLabel)}
        </a>
      );
    case 'picture':
      return <Picture address={inline.address} alternative={inline.alternative} inLabel={inLabel} />;
  }
}
