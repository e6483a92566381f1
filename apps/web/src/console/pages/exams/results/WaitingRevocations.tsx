import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { api, ok } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { revocationDictionaries } from '../../certificates/revocation-text';

/** Says how many requested revocations of the exam wait for a second person. */
export function WaitingRevocations({ examId, onShow }: { examId: string; onShow: () => void }) {
  const t = useDictionary(revocationDictionaries);
  const { data } = useQuery({
    queryKey: ['exams', examId, 'certificates', 'waiting'],
    queryFn: () =>
      ok(
        api.GET('/api/v1/exams/{examId}/certificates', {
          params: { path: { examId }, query: { state: 'revocation_requested', limit: 200 } },
        }),
      ),
  });
  const count = data?.certificates.length ?? 0;
  if (count === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="console-card"
      title={t('waiting', { count: data?.next ? `${count}+` : count })}
      action={
        <Button size="small" onClick={onShow}>
          {t('showWaiting')}
        </Button>
      }
    />
  );
}
