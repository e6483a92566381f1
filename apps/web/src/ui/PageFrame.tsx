import type { ReactNode } from 'react';
import { LanguageSwitch } from './LanguageSwitch';

/** The frame of every page outside the exam itself. */
export function PageFrame({ brand, actions, children }: { brand: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <header className="page-head">
        <img src="/sunflower.svg" alt="" width="36" height="36" />
        <span className="brand">{brand}</span>
        <span className="page-actions">
          {actions}
          <LanguageSwitch />
        </span>
      </header>
      <main className="page">{children}</main>
    </>
  );
}
