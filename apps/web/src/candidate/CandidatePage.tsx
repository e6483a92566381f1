import type { ReactNode } from 'react';
import { PageFrame } from '../ui/PageFrame';
import { PageTitle } from '../ui/PageTitle';
import { useText } from './use-candidate-text';

interface CandidatePageProps {
  title: string;
  onSignOut?: () => void;
  children: ReactNode;
}

export function CandidatePage({ title, onSignOut, children }: CandidatePageProps) {
  const text = useText();
  const signOut = onSignOut && (
    <button type="button" className="button quiet" onClick={onSignOut}>
      {text('signOut')}
    </button>
  );
  return (
    <PageFrame brand={text('brand')} actions={signOut}>
      <PageTitle brand={text('brand')} key={title}>
        {title}
      </PageTitle>
      {children}
    </PageFrame>
  );
}
