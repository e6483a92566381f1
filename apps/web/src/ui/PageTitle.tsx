import { useEffect, useRef } from 'react';

/** The heading of a new page: it takes the focus and sets the document title. */
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
