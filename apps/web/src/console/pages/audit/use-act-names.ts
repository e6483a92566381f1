import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../console-api';
import { useLanguage } from '../../use-text';

/** What acts are called, in the reader's language. */
export function useActNames() {
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['audit-log', 'actions'],
    queryFn: () => ok(api.GET('/api/v1/audit-log/actions')),
    staleTime: Infinity,
  });
  const acts = query.data ?? [];
  const names = new Map(acts.map(({ action, zh, en }) => [action, language === 'en' ? en : zh]));
  return { acts, of: (action: string) => names.get(action) ?? action };
}
