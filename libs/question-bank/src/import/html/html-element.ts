import type { MathNode } from './mathml-to-tex';

/** The part of an element that is read here, of the tree that turndown makes. */
export interface HtmlElement extends MathNode {
  children: ArrayLike<HtmlElement>;
  parentNode: HtmlElement | null;
  isBlock?: boolean;
  getAttribute: (name: string) => string | null;
}
