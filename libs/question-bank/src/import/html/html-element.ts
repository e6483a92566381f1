import type { MathNode } from './mathml-to-tex';

/** The part of turndown's DOM elements that is used here. */
export interface HtmlElement extends MathNode {
  children: ArrayLike<HtmlElement>;
  parentNode: HtmlElement | null;
  isBlock?: boolean;
  getAttribute: (name: string) => string | null;
}
