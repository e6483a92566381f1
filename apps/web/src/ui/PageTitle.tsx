import { useEffect, useRef } from 'react';

/** The heading of a page that has replaced another: focus moves to it, and the document takes its name. */
export function PageTitle({ children, brand }: { children: string; brand: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} – ${brand}`;
  }, [children, brand]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
